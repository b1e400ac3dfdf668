import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeOfferWorld, type OfferWorld } from '#db/testing/offer-world.server.ts'
import { cookieOf, importRoute, listAddresses, listRoutes, visit } from '#db/testing/route-walk.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { translateActivity } from '#app/domain/activities/offer-translate.server.ts'
import { newId } from '#app/domain/shared/ids.ts'

let world: OfferWorld
let cookies: Readonly<Record<'mariska' | 'tom' | 'proposer' | 'editor', string>>
beforeAll(async () => {
  world = await makeOfferWorld()
  const { wijk, mariska, tom, proposer, editor } = world
  const cookie = (who: typeof mariska) => cookieOf(wijk, wijk.tenant.id, who)
  cookies = {
    ...{ mariska: await cookie(mariska), tom: await cookie(tom) },
    ...{ proposer: await cookie(proposer), editor: await cookie(editor) },
  }
})
afterAll(() => world.wijk.end())

/** What an organiser has at work besides the offer: the frame, the first page, the language, what they did, what they are asked to take over. */
const besides = ['work-layout', 'home', 'language', 'own-log', 'take-over'].map(
  (name) => `routes/professional/${name}.tsx`,
)
const ofOffer = /routes\/professional\/(offer|participants|directory)/

const somewhere = (pattern: string) => listAddresses(pattern, new Proxy({}, { get: () => [newId()] }))[0]!

test('an organiser finds the own offer at work, and nothing of residents', async () => {
  const pages = listRoutes().filter(({ pattern }) => pattern.startsWith('/werk'))
  expect(pages.length).toBeGreaterThan(35)
  for (const { file, pattern } of pages) {
    const { loader, action } = await importRoute(file)
    const at = { ...somewhere(pattern), tenant: world.wijk.tenant, cookie: cookies.mariska }
    const open = besides.includes(file) || ofOffer.test(file)
    if (loader && !open) expect((await visit(loader, at)).status, `GET ${pattern}`).toBe(404)
    if (action && !open)
      expect((await visit(action, { ...at, body: new URLSearchParams('intent=x') })).status, `POST ${pattern}`).toBe(
        404,
      )
    if (loader && besides.includes(file)) expect((await visit(loader, at)).status, `GET ${pattern}`).toBeLessThan(400)
  }
})

async function statusOf(
  who: keyof typeof cookies,
  page: string,
  activityId: string,
  body?: URLSearchParams,
  query = '',
) {
  const area = who === 'editor' ? 'beheer' : 'werk'
  const entry = listRoutes().find(
    ({ file, pattern }) => file.endsWith(`/${page}.tsx`) && pattern.startsWith(`/${area}`),
  )!
  const { loader, action } = await importRoute(entry.file)
  const path = entry.pattern.replace(':activityId', activityId) + query
  const at = { path, params: { activityId }, tenant: world.wijk.tenant, cookie: cookies[who] }
  const answer = await visit(body ? action! : loader!, body ? { ...at, body } : at)
  expect(answer.fault, path).toBeNull()
  return answer
}

test('the pages of an activity are there for its organisation and the editor, and for nobody else', async () => {
  const activityId = await world.publish()
  for (const page of ['activity', 'write', 'dates', 'languages', 'preview', 'history'].map((each) => `offer-${each}`)) {
    expect((await statusOf('mariska', page, activityId)).status, page).toBe(200)
    expect((await statusOf('editor', page, activityId)).status, page).toBe(200)
    for (const stranger of ['tom', 'proposer'] as const) {
      const answer = await statusOf(stranger, page, activityId)
      expect([answer.status, answer.body], `${stranger} ${page}`).toEqual([404, ''])
    }
  }
})

test('a draft is kept without a script, and what does not fit comes back as it was typed', async () => {
  const activityId = await world.begin()
  const typed = new URLSearchParams({ intent: 'draft', version: '1', title: 'Half af', cost: 'weet ik niet' })
  const kept = await statusOf('mariska', 'offer-write', activityId, typed)
  expect([kept.status, kept.location]).toEqual([303, `/werk/aanbod/${activityId}/schrijven?klaar=draft`])
  expect((await statusOf('mariska', 'offer-write', activityId)).body).toContain('weet ik niet')
  typed.set('intent', 'save')
  const refused = await statusOf('mariska', 'offer-write', activityId, typed)
  expect(refused.status).toBe(400)
  expect(refused.body).toContain('weet ik niet')
  expect(refused.body).toContain('offer.work:errors.cost')
})

test('who saves over a newer version sees both texts', async () => {
  const activityId = await world.begin()
  const before = JSON.parse((await statusOf('mariska', 'offer-write', activityId)).body) as {
    version: number
    kept: Record<string, string | string[]>
  }
  const form = (title: string) => {
    const body = new URLSearchParams({ intent: 'save', version: String(before.version) })
    for (const [name, value] of Object.entries({ ...before.kept, title }))
      for (const one of [value].flat()) body.append(name, one)
    return body
  }
  expect((await statusOf('editor', 'offer-write', activityId, form('Van de redactie'))).status).toBe(303)
  const refused = await statusOf('mariska', 'offer-write', activityId, form('Van de organisator'))
  expect(refused.status).toBe(409)
  expect(refused.body).toContain('offer.work.newer')
  expect(refused.body).toContain('Van de organisator')
  expect((await statusOf('mariska', 'offer-write', activityId)).body).toContain('Van de redactie')
})

test('who speaks the language finds the page of a translation of another organisation, and the name stands beside it', async () => {
  const { tom, editor, wijk } = world
  const activityId = await world.publish()
  const languages = (spoken: string) =>
    wijk.owner.client.query('update professionals set languages = $2 where id = $1', [tom.personId, spoken])
  const words = { language: 'tr' as const, words: { title: 'Yürüyüş' } }
  const version = await world.versionOf(activityId)
  await withActor(editor, (tx) => translateActivity(tx, { activityId, version, ...words }))
  const check = new URLSearchParams({ intent: 'check', language: 'tr', version: String(version + 1) })
  for (const body of [undefined, check])
    expect((await statusOf('tom', 'offer-check', activityId, body)).status, String(body)).toBe(404)
  expect((await statusOf('tom', 'offer-to-check', activityId)).body).not.toContain(activityId)

  await languages('{nl,tr}')
  expect((await statusOf('tom', 'offer-to-check', activityId)).body).toContain(activityId)
  expect((await statusOf('tom', 'offer-check', activityId)).body).toContain('Yürüyüş')
  const said = await statusOf('tom', 'offer-check', activityId, check)
  expect([said.status, said.location]).toEqual([303, '/werk/aanbod/nakijken?taal=tr&klaar=checked'])
  for (const [who, page] of [
    ['tom', 'offer-check'],
    ['editor', 'offer-languages'],
  ] as const) {
    const { body } = await statusOf(who, page, activityId, undefined, '?taal=tr')
    expect((JSON.parse(body) as { checkedText: string }).checkedText, page).toMatch(/Tom.*2026/)
  }

  // What is over or called off needs no check; the rest comes 25 at a time.
  const copy = (count: number, changed: object) =>
    wijk.owner.client.query(
      `insert into activities select (jsonb_populate_record(a, $2::jsonb || jsonb_build_object('id', gen_random_uuid()))).*
       from activities a cross join generate_series(1, $3) where a.id = $1`,
      [activityId, JSON.stringify({ translation_status: {}, ...changed }), count],
    )
  await copy(30, {})
  await copy(1, { title: 'Voorbij', first_date: '2026-03-03', last_date: '2026-03-31' })
  await copy(1, { title: 'Afgezegd', state: 'cancelled' })
  const listed = async (query: string) => {
    const { body } = await statusOf('tom', 'offer-to-check', '', undefined, query)
    expect(body).not.toMatch(/Voorbij|Afgezegd/)
    return JSON.parse(body) as { items: { id: string }[]; next: string | null }
  }
  const first = await listed('?taal=tr')
  const second = await listed(`?na=${first.next}`)
  expect([first.items.length, second.items.length, second.next]).toEqual([25, 5, null])
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(30)
  await languages('{nl}')
})
