import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'

let wijk: TestNeighbourhood
let fatma: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  fatma = await cookieOf(wijk, wijk.tenant.id, wijk.actors.fatma)
})
afterAll(() => wijk.end())

interface Page {
  people: { wie: string; groups: { ends: { topic: string }[] }[]; stopAllLabel: string | null }[]
  ended: { permissionId: string; wie: string; onderwerp: string[] } | null
}

async function open(path = '/mijn/wie-mag-wat'): Promise<Page> {
  const { loader } = await importRoute('routes/resident/sharing.tsx')
  return JSON.parse((await visit(loader!, { path, tenant: wijk.tenant, cookie: fatma })).body) as Page
}

async function send(values: Record<string, string>, topics: readonly string[]): Promise<string> {
  const { action } = await importRoute('routes/resident/sharing.tsx')
  const body = new URLSearchParams(values)
  for (const topic of topics) body.append('onderwerp', topic)
  const answer = await visit(action!, { path: '/mijn/wie-mag-wat', tenant: wijk.tenant, cookie: fatma, body })
  expect(answer.status).toBe(303)
  return answer.location ?? ''
}

/** What my own practice sees and I can end. */
async function endable(): Promise<{ wie: string; topics: string[]; label: string | null }> {
  const { people } = await open()
  const practice = people.find(({ wie }) => wie === `t.${wijk.practice.id}`)!
  const topics = practice.groups.flatMap(({ ends }) => ends.map(({ topic }) => topic))
  return { wie: practice.wie, topics, label: practice.stopAllLabel }
}

test('one tap ends all that my practice sees but what it needs to reach me, and one tap gives it back', async () => {
  const before = await endable()
  expect(before.topics).toContain('BODY')
  expect(before.topics).not.toContain('CONTACT')
  expect(before.label).not.toBeNull()

  const ended = (await open(await send({ intent: 'end', wie: before.wie }, before.topics))).ended!
  expect(await endable()).toEqual({ wie: before.wie, topics: [], label: null })
  expect(new Set(ended.onderwerp)).toEqual(new Set(before.topics))

  await send({ intent: 'again', permissionId: ended.permissionId, wie: ended.wie }, ended.onderwerp)
  expect(new Set((await endable()).topics)).toEqual(new Set(before.topics))
})

test('asking to end contact along with the rest ends nothing', async () => {
  const before = await endable()
  const { action } = await importRoute('routes/resident/sharing.tsx')
  const body = new URLSearchParams({ intent: 'end', wie: before.wie })
  for (const topic of ['BODY', 'CONTACT']) body.append('onderwerp', topic)
  const answer = await visit(action!, { path: '/mijn/wie-mag-wat', tenant: wijk.tenant, cookie: fatma, body })
  expect(answer.status).toBe(409)
  expect((await endable()).topics).toContain('BODY')
})
