import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { later, makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { firstDate, makeActivity, signUpDeeds } from '#db/testing/sign-up-world.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { listAttendance } from './attendance-counts.queries.server.ts'
import { sayHelped } from './attendance.server.ts'
import { listRegistrations } from './registrations.queries.server.ts'
import { cancelForParticipant, listParticipants, markAttended } from './sign-up-participants.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

async function aWalk(capacity: number | null = null) {
  const activity = await makeActivity(wijk, { capacity })
  return { ...activity, ...signUpDeeds(wijk, activity.id) }
}
const listFor = (actor: Actor, activityId: string) =>
  withActor(actor, (tx) => listParticipants(tx, { activityId, date: firstDate, after: 0 }))
const nothing = { ok: false, refusal: { code: 'shared.notFound' } }
const dayAfter = Temporal.Instant.from('2026-04-08T10:00:00Z')

test('the organiser sees first name, number and wish, and nobody else sees anything', async () => {
  const walk = await aWalk(1)
  await walk.guest({ name: 'Mo', phone: '0612121212' })
  await walk.resident(wijk.actors.fatma)
  const seen = await listFor(walk.organiser, walk.id)
  const shown = { signUpId: expect.any(String), companion: false, attended: null, isCalled: expect.any(Boolean) }
  expect(seen).toMatchObject({ ok: true, value: { next: null } })
  const people = seen.ok ? seen.value.items : []
  expect(people.map(({ state, firstName }) => [state, firstName])).toEqual([
    ['placed', 'Mo'],
    ['waiting', 'Fatma'],
  ])
  expect(people[0]).toEqual({ ...shown, state: 'placed', firstName: 'Mo', phone: '0612121212' })
  const other = await aWalk()
  const { joost, sanne, farid, admin, danuta } = wijk.actors
  for (const actor of [other.organiser, joost, sanne, farid, admin, danuta, wijk.otherTenantActors.gp])
    expect(await listFor(actor, walk.id), actor.displayName).toEqual(nothing)
  // Whom it showed stands in the log of that resident.
  const { rows } = await wijk.owner.client.query(
    `select l.outcome, o.object_detail from access_log l join access_log_objects o on o.entry_id = l.id
     where l.resource = 'registration' and l.action = 'R' and o.object_id = $1`,
    [wijk.actors.fatma.personId],
  )
  expect(rows).toEqual([{ outcome: 'success', object_detail: walk.id }])
})

test('one tap says who came, on the day itself, and can be taken back', async () => {
  const walk = await aWalk()
  await walk.guest()
  const seen = await listFor(walk.organiser, walk.id)
  const signUpId = seen.ok ? seen.value.items[0]!.signUpId : ''
  const mark = (actor: Actor, attended: boolean | null, today = firstDate) =>
    withActor(actor, (tx) => markAttended(tx, { activityId: walk.id, signUpId, date: firstDate, attended, today }))
  expect(await mark(walk.organiser, true, firstDate.subtract({ days: 1 }))).toEqual(nothing)
  const other = await aWalk()
  expect(await mark(other.organiser, true)).toEqual(nothing)
  expect((await mark(walk.organiser, true)).ok).toBe(true)
  const counts = () =>
    withActor(walk.organiser, (tx) => listAttendance(tx, { activityId: walk.id, until: '2026-04-30' }))
  expect(await counts()).toMatchObject([{ date: '2026-04-07', counts: { placed: 1, came: 1, stayedAway: 0 } }])
  expect((await mark(walk.organiser, null)).ok).toBe(true)
  expect(await counts()).toMatchObject([{ counts: { came: 0, stayedAway: 0 } }])
  const cancel = (actor: Actor) =>
    withActor(actor, (tx) => cancelForParticipant(tx, { activityId: walk.id, signUpId, date: firstDate }))
  expect(await cancel(other.organiser)).toEqual(nothing)
  expect((await cancel(walk.organiser)).ok).toBe(true)
  expect(await walk.standing()).toEqual(['cancelled'])
})

test('afterwards each says by one tap whether it helped; the organiser reads counts', async () => {
  const walk = await aWalk()
  const guest = await walk.guest()
  const { fatma, danuta } = wijk.actors
  await walk.resident(fatma)
  const said = (now: Temporal.Instant) =>
    walk.guestDoes(guest.key, now, (tx, signUpId) => sayHelped(tx, { signUpId, date: firstDate, answer: 'yes' }))
  expect(await said(wijk.actors.fatma.now)).toEqual(nothing)
  expect((await said(dayAfter)).ok).toBe(true)
  const now = { now: dayAfter }
  const mine = await withActor({ ...fatma, ...now }, (tx) =>
    listRegistrations(tx, { residentId: fatma.personId, which: 'past', after: null }),
  )
  const [own] = mine.ok ? mine.value.items.filter(({ activityId }) => activityId === walk.id) : []
  expect(own).toMatchObject({ state: 'placed', helped: null, title: 'Samen wandelen', place: 'Wijkcentrum' })
  const hers = (actor: Actor) =>
    withActor({ ...actor, ...now }, (tx) =>
      sayHelped(tx, { signUpId: own!.signUpId, date: firstDate, answer: 'a_bit' }),
    )
  expect(await hers(danuta)).toEqual(nothing)
  expect((await hers(fatma)).ok).toBe(true)
  const counts = await withActor(later(walk.organiser, { hours: 200 }), (tx) =>
    listAttendance(tx, { activityId: walk.id, until: '2026-04-30' }),
  )
  expect(counts).toMatchObject([{ counts: { helpedYes: 1, helpedABit: 1, helpedNo: 0, notThere: 0 } }])
})
