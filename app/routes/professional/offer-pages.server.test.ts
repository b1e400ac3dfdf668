import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeOfferWorld, type OfferWorld } from '#db/testing/offer-world.server.ts'
import { cookieOf, importRoute, listAddresses, listRoutes, visit } from '#db/testing/route-walk.server.ts'
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

async function statusOf(who: keyof typeof cookies, page: string, activityId: string, body?: URLSearchParams) {
  const area = who === 'editor' ? 'beheer' : 'werk'
  const entry = listRoutes().find(
    ({ file, pattern }) => file.endsWith(`/${page}.tsx`) && pattern.startsWith(`/${area}`),
  )!
  const { loader, action } = await importRoute(entry.file)
  const path = entry.pattern.replace(':activityId', activityId)
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
