import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { makeThread } from '#db/seed/factories/messaging.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { isRefused } from '../shared/result.ts'
import { listTeamInbox } from './team-inbox.queries.server.ts'

let wijk: TestNeighbourhood
const ask = (hours: number, redFlags: string[] = [], state: 'submitted' | 'answered' = 'submitted') =>
  makeThread(wijk.owner, wijk.tenant.id, {
    residentId: wijk.actors.fatma.personId,
    teamId: wijk.practice.id,
    state,
    dueAt: testNow.add({ hours }),
    redFlags: redFlags as never,
    messages: [{ body: `Vraag ${String(hours)}`, sentAt: testNow.subtract({ hours: 24 }) }],
  })

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  for (let hours = 1; hours <= 30; hours += 1) await ask(hours - 3)
  await ask(60, ['chest_pain'])
  await ask(70, ['chest_pain'], 'answered')
})
afterAll(() => wijk.end())

async function page(tab: 'new' | 'done', after: Awaited<ReturnType<typeof listTeamInbox>>['next'] = null) {
  const found = await withActor(wijk.actors.sanne, (tx) => listTeamInbox(tx, { teamId: wijk.practice.id, tab, after }))
  if (isRefused(found)) throw new Error('refused')
  return found
}

test('an urgent word puts my question on top, however far away its promise is', async () => {
  const first = await page('new')
  expect(first.items[0]).toMatchObject({ redFlags: ['chest_pain'], preview: 'Vraag 60' })
  expect(first.items[1]?.preview).toBe('Vraag -2')
})

test('the pages of the list hold every question once', async () => {
  const first = await page('new')
  const second = await page('new', first.next)
  const all = [...first.items, ...second.items].map((item) => item.id)
  expect(all).toHaveLength(31)
  expect(new Set(all).size).toBe(31)
  expect(second.next).toBeNull()
})

test('once it is answered it stands where it belongs', async () => {
  expect((await page('done')).items.map((item) => item.preview)).toEqual(['Vraag 70'])
})
