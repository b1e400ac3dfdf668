import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { faultsOfGroups } from '#db/testing/group-faults.server.ts'
import { makeGroupWorld, timeOf, type GroupWorld } from '#db/testing/group-world.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cancelGroup } from './cancel-group.server.ts'
import { markArrived } from './follow-appointment.server.ts'
import { joinGroup } from './join-group.server.ts'
import { moveGroup } from './move-group.server.ts'
import { putInGroup } from './put-in-group.server.ts'

let wijk: TestNeighbourhood
let world: GroupWorld
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  world = await makeGroupWorld(wijk)
})
afterAll(() => wijk.end())
beforeEach(() => world.clear())

test('fifty who want one of eight places at once: eight have one, in a group with all its professionals', async () => {
  const { act, make, residents, retries, rows } = world
  const made = await make({ deed: 0, who: 0, which: 0, slot: 1, other: 0 }, 8)
  if (!made.ok) throw new Error(made.refusal.code)
  const groupId = made.value.id
  const answers = await Promise.all(
    residents.map((me, index) =>
      index % 3 === 0
        ? act(wijk.actors.sanne, (tx) => putInGroup(tx, { groupId, residentId: me.personId, reason: null }))
        : act(me, (tx) => joinGroup(tx, { residentId: me.personId, groupId })),
    ),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(8)
  const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))
  expect(new Set(codes)).toEqual(new Set(['appointments.groupFull']))
  expect(await rows('select taken from group_appointments')).toEqual([{ taken: 8 }])
  expect(await faultsOfGroups(wijk)).toEqual([])
  // No deadlock came up at all: the portal would have tried again.
  expect(retries()).toBe(0)
}, 60_000)

test('a connection that is ended in the middle of a move leaves the group and every place where they were', async () => {
  const { act, make, residents, rows } = world
  const made = await make({ deed: 0, who: 0, which: 0, slot: 1, other: 0 }, 8)
  if (!made.ok) throw new Error(made.refusal.code)
  const groupId = made.value.id
  for (const { personId: residentId } of residents.slice(0, 6))
    await act(wijk.actors.sanne, (tx) => putInGroup(tx, { groupId, residentId, reason: null }))
  const state = () =>
    rows(
      `select starts_at, sequence from group_appointments union all select starts_at, sequence from appointments
       union all select starts_at, 0 from appointment_participants order by 1, 2`,
    )
  const before = await state()
  const [last] = await rows<{ id: string }>('select id from appointments order by id desc limit 1')
  const move = () =>
    act(wijk.actors.sanne, (tx) =>
      moveGroup(tx, { tenant: wijk.tenant, groupId, startsAt: timeOf(7), changeReason: 'Anders' }),
    )
  await rows('begin')
  await rows('select 1 from appointments where id = $1 for update', [last!.id])
  const moving = move().catch((error: unknown) => error)
  // The group and its time are written by then, and it waits for the last place.
  const waiting = `select pid from pg_stat_activity where datname = current_database() and usename = 'drieluik_app' and wait_event_type = 'Lock'`
  for (let ended = 0; ended === 0;) {
    const found = await act(wijk.actors.sanne, async (tx) => ({
      ok: true as const,
      value: (
        await tx.execute<{ ended: boolean }>(
          sql`select pg_terminate_backend(pid) as ended from (${sql.raw(waiting)}) w`,
        )
      ).rows,
    }))
    ended = found.ok ? found.value.length : 0
  }
  expect(await moving).toBeInstanceOf(Error)
  await rows('rollback')
  expect(await state()).toEqual(before)
  expect(await faultsOfGroups(wijk)).toEqual([])
  expect(await move()).toEqual({ ok: true })
  expect(await faultsOfGroups(wijk)).toEqual([])
}, 60_000)

test('who came in early moves along with the group and is told, and is not left in one that is cancelled', async () => {
  const { act, make, residents, rows } = world
  const { sanne } = wijk.actors
  // Today at nine.
  const made = await make({ deed: 0, who: 0, which: 0, slot: 2, other: 0 })
  if (!made.ok) throw new Error(made.refusal.code)
  const groupId = made.value.id
  const put = await act(sanne, (tx) => putInGroup(tx, { groupId, residentId: residents[0]!.personId, reason: null }))
  if (!put.ok) throw new Error(put.refusal.code)
  const arrive = () => act(sanne, (tx) => markArrived(tx, { appointmentId: put.value.id }))
  const place = () =>
    rows('select status, arrived_at is null as waits, starts_at = $1::timestamptz as moved from appointments', [
      timeOf(4).toString(),
    ])
  expect(await arrive()).toMatchObject({ ok: true })
  expect(
    await act(sanne, (tx) =>
      moveGroup(tx, { tenant: wijk.tenant, groupId, startsAt: timeOf(4), changeReason: 'Anders' }),
    ),
  ).toMatchObject({ ok: true })
  expect(await place()).toEqual([{ status: 'booked', waits: true, moved: true }])
  expect(await arrive()).toMatchObject({ ok: true })
  expect(await act(sanne, (tx) => cancelGroup(tx, { groupId, changeReason: 'Gaat niet door' }))).toMatchObject({
    ok: true,
  })
  expect(await place()).toMatchObject([{ status: 'cancelled' }])
  expect(await faultsOfGroups(wijk)).toEqual([])
})
