import { afterAll, beforeAll, expect, test } from 'vitest'
import { slowDownFeedback } from '#app/domain/directory/give-feedback.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { makeEntry } from '#db/testing/directory.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let entryId: string
let sanne: string
let joost: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  await wijk.owner.client.query('delete from accounts where tenant_id = $1', [wijk.tenant.id])
  entryId = await makeEntry(wijk.owner, wijk.tenant.id, { ownerPersonId: wijk.actors.sanne.personId })
  sanne = await cookieOf(wijk, wijk.tenant.id, wijk.actors.sanne)
  joost = await cookieOf(wijk, wijk.tenant.id, wijk.actors.joost)
})
afterAll(() => wijk.end())

type Fields = Record<string, string>
async function say(fields: Fields, about = entryId, tenant = wijk.tenant) {
  const { action } = await importRoute('routes/public/directory-feedback.tsx')
  const path = `/nl/sociale-kaart/${about}/klopt-niet`
  return visit(action!, { path, params: { language: 'nl', entryId: about }, tenant, body: new URLSearchParams(fields) })
}
async function keep(fields: Fields, cookie: string) {
  const { action } = await importRoute('routes/professional/directory-entry.tsx')
  const at = { path: `/werk/sociale-kaart/${entryId}`, params: { entryId }, tenant: wijk.tenant, cookie }
  return visit(action!, { ...at, body: new URLSearchParams(fields) })
}
const remarks = async () =>
  (await wijk.owner.client.query('select reason, remark from directory_feedback where entry_id = $1', [entryId])).rows

test('who says what is wrong without saying what keeps what was typed, and nothing is written', async () => {
  const answer = await say({ remark: 'Het nummer is dood' })
  expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('Het nummer is dood')])
  expect(await remarks()).toEqual([])
})

test('a remark is written once, however often it is sent, and holds nothing of who sent it', async () => {
  for (let click = 0; click < 2; click += 1)
    expect(await say({ reason: 'PHONE', remark: 'Dood' })).toMatchObject({
      status: 303,
      location: `/nl/sociale-kaart/${entryId}/klopt-niet?verstuurd=ja`,
    })
  expect(await remarks()).toEqual([{ reason: 'PHONE', remark: 'Dood' }])
})

test('about what does not exist, or is of another wijk, nothing can be said', async () => {
  for (const wrong of [newId(), 'x']) expect((await say({ reason: 'GONE' }, wrong)).status).toBe(404)
  expect((await say({ reason: 'GONE' }, entryId, wijk.otherTenant)).status).toBe(404)
})

test('one address says at most twenty things an hour; another goes on', async () => {
  const from = (address: string) => slowDownFeedback(wijk.tenant.id, address)
  for (let count = 0; count < 20; count += 1) expect(await from('198.51.100.7')).toBeNull()
  expect(await from('198.51.100.7')).toMatchObject({ refusal: { code: 'directory.tooManyTries' } })
  expect(await from('198.51.100.8')).toBeNull()
})

test('in every language the pages say when it was checked and by whom, and never who keeps it', async () => {
  for (const language of ['nl', 'en', 'tr', 'ar', 'pl', 'ti']) {
    for (const [file, path, params] of [
      ['directory.tsx', '', {}],
      ['directory-entry.tsx', `/${entryId}`, { entryId }],
    ] as const) {
      const { loader } = await importRoute(`routes/public/${file}`)
      const at = { path: `/${language}/sociale-kaart${path}`, params: { language, ...params }, tenant: wijk.tenant }
      const { status, body } = await visit(loader!, at)
      expect([status, body.includes('2026'), body.includes('Buurtteam')], at.path).toEqual([200, true, true])
      expect(body).not.toContain(wijk.actors.sanne.personId)
    }
  }
})

test('who does not keep an entry finds no page of it at work; a save over a newer version keeps what was typed', async () => {
  expect((await keep({ intent: 'check' }, joost)).status).toBe(404)
  const typed = { intent: 'save', name: 'Nieuwe naam', description: 'Anders', providerName: 'Wij' }
  const stale = await keep({ ...typed, domains: 'BODY', languages: 'nl', version: '7' }, sanne)
  expect([stale.status, stale.body]).toEqual([409, expect.stringContaining('Nieuwe naam')])
  expect(stale.body).toContain('directory.changedMeanwhile')
  expect((await keep({ intent: 'check' }, sanne)).status).toBe(303)
})

test('what is only old is checked from the list with one tap, by who keeps it alone', async () => {
  const old = await makeEntry(wijk.owner, wijk.tenant.id, {
    ...{ name: 'Oude plek', checkedDaysAgo: 200, ownerPersonId: wijk.actors.sanne.personId },
  })
  const { loader, action } = await importRoute('routes/professional/directory-list.tsx')
  const at = { path: '/werk/sociale-kaart', tenant: wijk.tenant }
  const list = async () => (await visit(loader!, { ...at, cookie: sanne })).body
  const check = (cookie: string) =>
    visit(action!, { ...at, cookie, body: new URLSearchParams({ intent: 'check', entryId: old }) })
  expect(await list()).toContain('Oude plek')
  expect((await check(joost)).status).toBe(404)
  expect(await list()).toContain('Oude plek')
  expect(await check(sanne)).toMatchObject({ status: 303, location: '/werk/sociale-kaart?gedaan=klopt' })
  expect(await list()).not.toContain('Oude plek')
})
