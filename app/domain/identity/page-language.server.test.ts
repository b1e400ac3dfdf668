import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieOf } from '#db/testing/route-walk.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { newId } from '../shared/ids.ts'
import { isRefused } from '../shared/result.ts'
import { listAccounts } from './accounts.queries.server.ts'
import { chooseLanguage } from './choose-language.server.ts'
import { languageCookie, pageLanguage, pageTexts } from './page-language.server.ts'
import { listResidentCards } from './residents.queries.server.ts'

let wijk: TestNeighbourhood
let fatma: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  await wijk.owner.client.query('delete from accounts')
  fatma = await cookieOf(wijk, wijk.tenant.id, wijk.actors.fatma)
})
afterAll(() => wijk.end())

function asked(path: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost:3000${path}`, { headers })
  const context = {
    cspNonce: '',
    requestId: newId(),
    tenant: wijk.tenant,
    now: testNow,
    remoteAddress: '',
    memory: new Map(),
  }
  return { request, params: {}, context }
}
const language = (path: string, headers?: Record<string, string>) => pageLanguage(asked(path, headers))
const accountOfFatma = async () =>
  (
    await wijk.owner.client.query<{ id: string }>('select id from accounts where person_id = $1', [
      wijk.actors.fatma.personId,
    ])
  ).rows[0]!.id

test('the language in the address comes before everything else', async () => {
  expect(await language('/tr/activiteiten', { Cookie: `__Host-taal=ar; ${fatma}`, 'Accept-Language': 'en' })).toBe('tr')
})

test('then my own choice, then that of this browser, then what the browser asks for, then Dutch', async () => {
  const chosen = { Cookie: `__Host-taal=ar; ${fatma}`, 'Accept-Language': 'tr' }
  expect(await language('/mijn', chosen)).toBe('nl')
  await withActor(wijk.actors.fatma, async (tx) =>
    chooseLanguage(tx, { accountId: await accountOfFatma(), language: 'tr' }),
  )
  expect(await language('/mijn', chosen)).toBe('tr')
  expect(await language('/inloggen', { Cookie: 'x=1; __Host-taal=ar', 'Accept-Language': 'tr' })).toBe('ar')
  expect(await language('/inloggen', { Cookie: '__Host-taal=klingon', 'Accept-Language': 'tr;q=0.9, en;q=0.3' })).toBe(
    'tr',
  )
  expect(await language('/inloggen', { 'Accept-Language': 'xx' })).toBe('nl')
  expect(await language('/inloggen')).toBe('nl')
})

test('pages of work are in Dutch or English as a whole, whatever language was chosen', async () => {
  for (const place of ['/werk', '/werk/agenda', '/beheer/accounts']) {
    expect(await language(place, { Cookie: fatma })).toBe('nl')
    expect(await language(place, { Cookie: '__Host-taal=ar' })).toBe('nl')
    expect(await language(place, { Cookie: '__Host-taal=en' })).toBe('en')
  }
  expect(await language('/werkelijk', { Cookie: '__Host-taal=ar' })).toBe('ar')
})

test('nobody chooses the language of somebody else', async () => {
  const { danuta } = wijk.actors
  await withActor(danuta, async (tx) => chooseLanguage(tx, { accountId: await accountOfFatma(), language: 'ar' }))
  const { rows } = await wijk.owner.client.query<{ language: string }>(
    'select language from accounts where person_id = $1',
    [wijk.actors.fatma.personId],
  )
  expect(rows).toEqual([{ language: 'tr' }])
})

test('the words of a page are in its language', async () => {
  const { t, language: used } = await pageTexts(asked('/en'))
  expect(used).toBe('en')
  expect(t('identity:forgot.title')).not.toBe((await pageTexts(asked('/nl'))).t('identity:forgot.title'))
})

test('the cookie holds the language and nothing else', () => {
  expect(languageCookie('ar')).toBe('__Host-taal=ar; Path=/; Max-Age=31536000; HttpOnly; Secure; SameSite=Lax')
})

test('the administrator reads accounts page by page, each once; nobody else reads any', async () => {
  const { owner, tenant, actors } = wijk
  for (let at = 0; at < 30; at += 1) await cookieOf(wijk, tenant.id, actors.danuta)
  const pageAfter = async (after: string) => {
    const page = await withActor(actors.admin, (tx) => listAccounts(tx, { after }))
    if (!page.ok) throw new Error('refused')
    return page.value
  }
  const first = await pageAfter('')
  const second = await pageAfter(first.next ?? '')
  expect([first.rows.length, second.rows.length, second.next]).toEqual([25, 6, null])
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(31)
  expect(Object.keys(first.rows[0]!).sort()).toEqual(['displayName', 'email', 'id', 'kind', 'personId', 'status'])
  expect(first.next).toBe(first.rows.at(-1)!.id)
  const own = (await owner.client.query('select from accounts where tenant_id = $1', [tenant.id])).rowCount
  expect(own).toBe(31)
  for (const name of ['fatma', 'joost', 'sanne', 'farid'] as const)
    expect(isRefused(await withActor(actors[name], (tx) => listAccounts(tx, { after: '' }))), name).toBe(true)
})

test('a card of a resident is there for whom contact data is open, and for nobody else', async () => {
  const { actors } = wijk
  const cards = async (name: keyof typeof actors) => {
    const found = await withActor(actors[name], (tx) =>
      listResidentCards(tx, [actors.fatma.personId, actors.danuta.personId, newId()]),
    )
    if (isRefused(found)) throw new Error('refused')
    return [...found.values()].map(({ name: { given } }) => given).sort()
  }
  expect(await cards('joost')).toEqual(['Danuta', 'Fatma'])
  expect(await cards('sanne')).toEqual(['Danuta', 'Fatma'])
  expect(await cards('farid')).toEqual(['Fatma'])
  expect(await cards('fatma')).toEqual(['Fatma'])
  for (const stranger of ['otherGp', 'otherAssistant', 'admin'] as const)
    expect(await cards(stranger), stranger).toEqual([])
  expect((await withActor(actors.joost, (tx) => listResidentCards(tx, []))) as ReadonlyMap<string, unknown>).toEqual(
    new Map(),
  )
})
