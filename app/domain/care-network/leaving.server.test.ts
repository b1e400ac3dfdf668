import { sql } from 'drizzle-orm'
import { beforeEach, afterEach, expect, test } from 'vitest'
import { makeAppointments } from '#db/seed/factories/appointments.server.ts'
import { codeOf, leavingCanary, makeLeavingWorld, type LeavingWorld } from '#db/testing/leaving.server.ts'
import { later, testNow } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { listTeamMembers } from '../organisations/professionals.queries.server.ts'
import type { Actor } from '../shared/actor.ts'
import type { DepartureItemRow } from './open-work.queries.server.ts'
import { cancelDeparture } from './start-departure.server.ts'
import { declineHandover } from './take-over.server.ts'

let { wijk, about, deeds, end } = {} as LeavingWorld
beforeEach(async () => void ({ wijk, about, deeds, end } = await makeLeavingWorld()))
afterEach(() => end())

const timeZone = 'Europe/Amsterdam'

test('all that is in the hands of who leaves is listed, also what comes later, and what ended is gone', async () => {
  await deeds.started()
  const kinds = async () => (await deeds.openWork()).map(({ kind }) => kind)
  expect(await kinds()).toEqual(['APPOINTMENT', 'CARE_RELATIONSHIP', 'CARE_RELATIONSHIP', 'COORDINATION', 'QUESTION'])
  await deeds.rows("update threads set state = 'answered' where id = $1", [about.threadId])
  expect(await kinds()).not.toContain('QUESTION')
  await deeds.rows("update threads set state = 'in_progress' where id = $1", [about.threadId])
  expect(await kinds()).toContain('QUESTION')
})

test('the administrator and a lead of the own team start a leave; nobody else does', async () => {
  const { sanne, fatma, otherGp, joost, farid } = wijk.actors
  for (const stranger of [sanne, fatma, otherGp, joost, farid, wijk.otherTenantActors.gp])
    expect(codeOf(await deeds.start(stranger)), stranger.displayName).toBe('shared.notFound')
  expect(codeOf(await deeds.start(wijk.actors.noor, farid.personId))).toBe('shared.notFound')
  expect(codeOf(await deeds.start(wijk.actors.admin))).toBe('ok')
})

test('of two who start the same leave at once one does, and leaving twice is refused', async () => {
  const answers = await Promise.all([
    deeds.start(wijk.actors.noor),
    deeds.start(wijk.actors.admin),
    deeds.start(wijk.actors.noor),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(codeOf(await deeds.start(wijk.actors.noor))).toBe('care-network.leavesAlready')
})

test('who leaves can be booked and works up to the last day, and not after it', async () => {
  await deeds.started()
  const members = async (actor: Actor) => {
    const found = await withActor(actor, (tx) => listTeamMembers(tx, [wijk.practice.id], timeZone))
    return (found as { id: string }[]).map(({ id }) => id)
  }
  expect(await members(later(wijk.actors.noor, { hours: 7 * 24 }))).toContain(wijk.actors.joost.personId)
  expect(await members(later(wijk.actors.noor, { hours: 8 * 24 }))).not.toContain(wijk.actors.joost.personId)
})

test('a leave that is cancelled leaves everything as it was', async () => {
  const departureId = await deeds.started()
  await deeds.propose(wijk.actors.noor, departureId, 'QUESTION', about.threadId, about.meral.personId)
  const [item] = await deeds.asked()
  const cancel = (who: Actor) => withActor(who, (tx) => cancelDeparture(tx, { departureId, timeZone }))
  expect(codeOf(await cancel(wijk.actors.sanne))).toBe('shared.notFound')
  expect(codeOf(await cancel(wijk.actors.noor))).toBe('ok')
  expect(codeOf(await cancel(wijk.actors.noor))).toBe('ok')
  expect(
    await deeds.rows('select 1 from team_memberships where person_id = $1 and ends_on is not null', [
      wijk.actors.joost.personId,
    ]),
  ).toEqual([])
  expect(codeOf(await deeds.accept(about.meral, item!.id))).toBe('shared.notFound')
  expect(codeOf(await deeds.start(wijk.actors.noor))).toBe('ok')
})

test('a colleague who accepts has it, and the one who leaves has it no longer', async () => {
  const departureId = await deeds.started()
  await deeds.handEverythingOver(departureId)
  expect(await deeds.openWork()).toEqual([])
  const to = about.meral.personId
  expect(await deeds.rows('select assigned_person_id as to from threads')).toEqual([{ to }])
  expect(await deeds.rows('select person_id as to from case_coordinators where ends_at is null')).toEqual([{ to }])
  expect(await deeds.rows('select count(*)::int as n from case_coordinators where ends_at is not null')).toEqual([
    { n: 1 },
  ])
  expect(
    await deeds.rows(
      "select distinct person_id as to from care_relationships where kind = 'REGISTRATION' and tenant_id = $1",
      [wijk.tenant.id],
    ),
  ).toEqual([{ to }])
  const people = 'select person_id as to from appointment_participants where appointment_id = $1 and person_id <> $2'
  expect(await deeds.rows(people, [about.appointmentAfter, wijk.actors.fatma.personId])).toEqual([{ to }])
  // What comes before the last day stays.
  expect(await deeds.rows(people, [about.appointmentBefore, wijk.actors.fatma.personId])).toEqual([
    { to: wijk.actors.joost.personId },
  ])
  const told = await deeds.rows<{ person_id: string }>(
    "select distinct person_id from notifications where template = 'careNews'",
  )
  expect(told.map(({ person_id }) => person_id).sort()).toEqual(
    [wijk.actors.fatma.personId, wijk.actors.danuta.personId].sort(),
  )
})

test('an appointment at a time when the colleague is busy is not moved; ended, its time is free', async () => {
  const departureId = await deeds.started()
  await makeAppointments(wijk.owner, wijk.tenant.id, [
    {
      ...{ residentId: wijk.actors.danuta.personId, personIds: [about.meral.personId], teamId: wijk.practice.id },
      ...{ visitTypeCode: 'CONSULT', minutes: 30, status: 'booked', location: wijk.practice.name },
      startsAt: testNow.add({ hours: 20 * 24 }),
    },
  ])
  await deeds.propose(wijk.actors.noor, departureId, 'APPOINTMENT', about.appointmentAfter, about.meral.personId)
  const [item] = await deeds.asked()
  expect(codeOf(await deeds.accept(about.meral, item!.id))).toBe('appointments.slotTaken')
  expect(codeOf(await deeds.accept(about.meral, item!.id, 'cancel'))).toBe('ok')
  expect(await deeds.rows('select status from appointments where id = $1', [about.appointmentAfter])).toEqual([
    { status: 'cancelled' },
  ])
})

test('only who was asked accepts, once, and declining asks nobody any more', async () => {
  const departureId = await deeds.started()
  await deeds.propose(wijk.actors.noor, departureId, 'QUESTION', about.threadId, about.meral.personId)
  const [item] = await deeds.asked()
  const { sanne, otherGp, admin, fatma, noor } = wijk.actors
  for (const who of [sanne, noor, otherGp, admin, fatma, wijk.otherTenantActors.gp])
    expect(codeOf(await deeds.accept(who, item!.id)), who.displayName).toBe('shared.notFound')
  const both = await Promise.all([deeds.accept(about.meral, item!.id), deeds.accept(about.meral, item!.id)])
  expect(both.map(codeOf)).toEqual(['ok', 'ok'])
  expect(await deeds.rows("select count(*)::int as n from notifications where template = 'careNews'")).toEqual([
    { n: 1 },
  ])
  await deeds.propose(noor, departureId, 'COORDINATION', about.coordinationId, about.meral.personId)
  const overview = (await deeds.asked()).find(({ kind }) => kind === 'COORDINATION')!
  expect(codeOf(await withActor(about.meral, (tx) => declineHandover(tx, { itemId: overview.id })))).toBe('ok')
  expect(codeOf(await deeds.accept(about.meral, overview.id))).toBe('shared.notFound')
})

test('what belongs to a team stays in it; the overview goes to somebody else who is involved, with a reason', async () => {
  const departureId = await deeds.started()
  const { farid, otherGp, noor, sanne } = wijk.actors
  expect(codeOf(await deeds.propose(noor, departureId, 'QUESTION', about.threadId, farid.personId))).toBe(
    'care-network.notInTeam',
  )
  const overview = (to: string, reason?: string) =>
    deeds.propose(noor, departureId, 'COORDINATION', about.coordinationId, to, reason)
  expect(codeOf(await overview(farid.personId))).toBe('care-network.reasonNeeded')
  expect(codeOf(await overview(farid.personId, 'Farid kent Fatma het langst.'))).toBe('ok')
  expect(codeOf(await overview(otherGp.personId, 'Zij heeft er plaats voor.'))).toBe('ok')
  // Somebody whom Fatma let in nowhere may be asked, but gets nothing.
  const [item] = await deeds.asked()
  expect(codeOf(await deeds.accept(otherGp, item!.id))).toBe('shared.notFound')
  // An assistant does not keep the overview (access: care team).
  expect(codeOf(await overview(sanne.personId))).toBe('ok')
  expect(codeOf(await deeds.accept(sanne, (await deeds.asked())[0]!.id))).toBe('shared.notFound')
})

test('the database shows an administrator no item and no resident of a leave (BO-4)', async () => {
  const departureId = await deeds.started()
  await deeds.propose(wijk.actors.noor, departureId, 'QUESTION', about.threadId, about.meral.personId)
  const see = async (who: Actor) => {
    const found = await withActor(
      who,
      async (tx) =>
        (await tx.execute<DepartureItemRow & Record<string, unknown>>(sql`select * from departure_items`)).rows,
    )
    return Array.isArray(found) ? found.length : -1
  }
  expect(await see(wijk.actors.admin)).toBe(0)
  expect(await see(wijk.actors.sanne)).toBe(0)
  expect(await see(about.meral)).toBe(1)
  const work = await withActor(
    wijk.actors.admin,
    async (tx) => (await tx.execute(sql`select * from open_work(${wijk.actors.joost.personId}::uuid, now())`)).rows,
  )
  expect(JSON.stringify(work)).not.toContain(wijk.actors.fatma.personId)
  expect(
    await deeds.rows("select 1 from access_log where coalesce(query, '') || resource like $1", [`%${leavingCanary}%`]),
  ).toEqual([])
})
