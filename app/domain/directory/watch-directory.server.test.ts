import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeEntry } from '#db/testing/directory.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { anonymousActor, systemActor, type Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { checkEntry } from './check-entry.server.ts'
import { closeFeedback } from './close-feedback.server.ts'
import { giveFeedback } from './give-feedback.server.ts'
import { listFeedback } from './kept-entries.queries.server.ts'
import { watchDirectory } from './watch-directory.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const act = async <T>(actor: Actor, work: Parameters<typeof withActor<T>>[1]) => withActor(actor, work)

test('a job writes since when an entry waits, once, and ends it when somebody looked; closed remarks go after 90 days', async () => {
  const id = await makeEntry(wijk.owner, wijk.tenant.id, {
    ...{ checkedDaysAgo: 181, ownerPersonId: wijk.actors.sanne.personId },
  })
  const system = systemActor(wijk.tenant.id, testNow, newId())
  const watch = (actor = system) => act(actor, (tx) => watchDirectory(tx, wijk.tenant))
  const tasks = async () =>
    (
      await wijk.owner.client.query<{ kind: string; done: boolean }>(
        'select kind, done_at is not null as done from directory_tasks where entry_id = $1',
        [id],
      )
    ).rows
  expect(await watch()).toBeGreaterThan(0)
  expect(await watch()).toBe(0)
  expect(await tasks()).toEqual([{ kind: 'stale', done: false }])
  await act(wijk.actors.sanne, (tx) => checkEntry(tx, wijk.tenant, id))
  await watch()
  expect(await tasks()).toEqual([{ kind: 'stale', done: true }])

  const stranger = anonymousActor(wijk.tenant.id, testNow, newId())
  await act(stranger, (tx) => giveFeedback(tx, { place: wijk.tenant, entryId: id, reason: 'GONE' }))
  const said = () => act(wijk.actors.sanne, (tx) => listFeedback(tx, id)) as ReturnType<typeof listFeedback>
  const feedbackId = (await said())[0]!.id
  await act(wijk.actors.sanne, (tx) => closeFeedback(tx, wijk.tenant, { entryId: id, feedbackId, outcome: 'unclear' }))
  await watch(later(system, { hours: 24 * 89 }))
  expect(await said()).toHaveLength(1)
  await watch(later(system, { hours: 24 * 91 }))
  expect(await said()).toHaveLength(0)
})
