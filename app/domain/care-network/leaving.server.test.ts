import { beforeEach, afterEach, expect, test } from 'vitest'
import { closeDepartedEverywhere } from '#app/jobs/close-departed.server.ts'
import { makeAppointments } from '#db/seed/factories/appointments.server.ts'
import { leavingCanary, makeLeaving } from '#db/testing/leaving.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { systemActor, type Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { listTeamMembers } from '../organisations/professionals.queries.server.ts'
import { closeAccount } from './close-account.server.ts'
import { closeDeparted, listDeparted } from './close-departed.server.ts'
import { getLedTeam } from './colleagues.queries.server.ts'
import type { WorkKind } from './departure.ts'
import { listOpenWork, type DepartureItemRow } from './open-work.queries.server.ts'
import { proposeSuccessor } from './propose-successor.server.ts'
import { cancelDeparture, startDeparture } from './start-departure.server.ts'
import { acceptHandover, declineHandover } from './take-over.server.ts'

let wijk: TestNeighbourhood
let about: Awaited<ReturnType<typeof makeLeaving>>
beforeEach(async () => {
  wijk = await makeTestNeighbourhood()
  about = await makeLeaving(wijk)
})
afterEach(async () => {
  await wijk.owner.client.query('truncate tenants cascade')
  await wijk.end()
})

const timeZone = 'Europe/Amsterdam'
const code = (answer: { ok: boolean; refusal?: { code: string } }) => (answer.ok ? 'ok' : answer.refusal?.code)
const rows = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  (await wijk.owner.client.query<T>(text, values)).rows

const start = (who: Actor, personId = wijk.actors.joost.personId) =>
  withActor(who, (tx) => startDeparture(tx, { personId, lastDay: about.lastDay, timeZone }))
const started = async (who: Actor = wijk.actors.noor) => {
  const answer = await start(who)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.departureId
}
const propose = (who: Actor, departureId: string, kind: WorkKind, objectId: string, to: string, reason?: string) =>
  withActor(who, (tx) => proposeSuccessor(tx, { departureId, kind, objectId, successorId: to, reason, timeZone }))
const asked = async () =>
  rows<{ id: string; kind: WorkKind; object_id: string }>(
    'select id, kind, object_id from departure_items order by kind',
  )
const accept = (who: Actor, itemId: string, way?: 'keep' | 'cancel') =>
  withActor(who, (tx) => acceptHandover(tx, { itemId, ...(way ? { way } : {}), timeZone }))
const openWork = async () => {
  const system = systemActor(wijk.tenant.id, testNow, newId())
  const found = await withActor(system, (tx) =>
    listOpenWork(tx, {
      personId: wijk.actors.joost.personId,
      from: about.lastDay.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
    }),
  )
  if (!Array.isArray(found)) throw new Error('refused')
  return found
}
const close = (who: Actor, reason?: string) =>
  withActor(who, (tx) => closeAccount(tx, { accountId: about.accountId, timeZone, reason }))

/** Everything that is open goes to Meral. */
async function handEverythingOver(departureId: string) {
  for (const work of await openWork())
    expect(code(await propose(wijk.actors.noor, departureId, work.kind, work.objectId, about.meral.personId))).toBe(
      'ok',
    )
  for (const { id } of await asked()) expect(code(await accept(about.meral, id))).toBe('ok')
}

test('all that is in the hands of who leaves is listed, also what comes later, and what ended is gone', async () => {
  await started()
  const kinds = async () => (await openWork()).map(({ kind }) => kind)
  expect(await kinds()).toEqual(['APPOINTMENT', 'CARE_RELATIONSHIP', 'CARE_RELATIONSHIP', 'COORDINATION', 'QUESTION'])
  await rows("update threads set state = 'answered' where id = $1", [about.threadId])
  expect(await kinds()).not.toContain('QUESTION')
  await rows("update threads set state = 'in_progress' where id = $1", [about.threadId])
  expect(await kinds()).toContain('QUESTION')
})

test('the administrator and a lead of the own team start a leave; nobody else does', async () => {
  const { sanne, fatma, otherGp, joost, farid } = wijk.actors
  for (const stranger of [sanne, fatma, otherGp, joost, farid, wijk.otherTenantActors.gp])
    expect(code(await start(stranger)), stranger.displayName).toBe('shared.notFound')
  expect(code(await start(wijk.actors.noor, farid.personId))).toBe('shared.notFound')
  expect(code(await start(wijk.actors.admin))).toBe('ok')
})

test('of two who start the same leave at once one does, and leaving twice is refused', async () => {
  const answers = await Promise.all([start(wijk.actors.noor), start(wijk.actors.admin), start(wijk.actors.noor)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(code(await start(wijk.actors.noor))).toBe('care-network.leavesAlready')
})

test('who leaves can be booked and works up to the last day, and not after it', async () => {
  await started()
  const members = async (actor: Actor) => {
    const found = await withActor(actor, (tx) => listTeamMembers(tx, [wijk.practice.id], timeZone))
    return (found as { id: string }[]).map(({ id }) => id)
  }
  expect(await members(later(wijk.actors.noor, { hours: 7 * 24 }))).toContain(wijk.actors.joost.personId)
  expect(await members(later(wijk.actors.noor, { hours: 8 * 24 }))).not.toContain(wijk.actors.joost.personId)
})

test('a leave that is cancelled leaves everything as it was', async () => {
  const departureId = await started()
  await propose(wijk.actors.noor, departureId, 'QUESTION', about.threadId, about.meral.personId)
  const [item] = await asked()
  const cancel = (who: Actor) => withActor(who, (tx) => cancelDeparture(tx, { departureId, timeZone }))
  expect(code(await cancel(wijk.actors.sanne))).toBe('shared.notFound')
  expect(code(await cancel(wijk.actors.noor))).toBe('ok')
  expect(code(await cancel(wijk.actors.noor))).toBe('ok')
  expect(
    await rows('select 1 from team_memberships where person_id = $1 and ends_on is not null', [
      wijk.actors.joost.personId,
    ]),
  ).toEqual([])
  expect(code(await accept(about.meral, item!.id))).toBe('shared.notFound')
  expect(code(await start(wijk.actors.noor))).toBe('ok')
})

test('a colleague who accepts has it, and the one who leaves has it no longer', async () => {
  const departureId = await started()
  await handEverythingOver(departureId)
  expect(await openWork()).toEqual([])
  const to = about.meral.personId
  expect(await rows('select assigned_person_id as to from threads')).toEqual([{ to }])
  expect(await rows('select person_id as to from case_coordinators where ends_at is null')).toEqual([{ to }])
  expect(await rows('select count(*)::int as n from case_coordinators where ends_at is not null')).toEqual([{ n: 1 }])
  expect(
    await rows(
      "select distinct person_id as to from care_relationships where kind = 'REGISTRATION' and tenant_id = $1",
      [wijk.tenant.id],
    ),
  ).toEqual([{ to }])
  const people = 'select person_id as to from appointment_participants where appointment_id = $1 and person_id <> $2'
  expect(await rows(people, [about.appointmentAfter, wijk.actors.fatma.personId])).toEqual([{ to }])
  // What comes before the last day stays.
  expect(await rows(people, [about.appointmentBefore, wijk.actors.fatma.personId])).toEqual([
    { to: wijk.actors.joost.personId },
  ])
  const told = await rows<{ person_id: string }>(
    "select distinct person_id from notifications where template = 'careNews'",
  )
  expect(told.map(({ person_id }) => person_id).sort()).toEqual(
    [wijk.actors.fatma.personId, wijk.actors.danuta.personId].sort(),
  )
})

test('an appointment at a time when the colleague is busy is not moved; ended, its time is free', async () => {
  const departureId = await started()
  await makeAppointments(wijk.owner, wijk.tenant.id, [
    {
      ...{ residentId: wijk.actors.danuta.personId, personIds: [about.meral.personId], teamId: wijk.practice.id },
      ...{ visitTypeCode: 'CONSULT', minutes: 30, status: 'booked', location: wijk.practice.name },
      startsAt: testNow.add({ hours: 20 * 24 }),
    },
  ])
  await propose(wijk.actors.noor, departureId, 'APPOINTMENT', about.appointmentAfter, about.meral.personId)
  const [item] = await asked()
  expect(code(await accept(about.meral, item!.id))).toBe('appointments.slotTaken')
  expect(code(await accept(about.meral, item!.id, 'cancel'))).toBe('ok')
  expect(await rows('select status from appointments where id = $1', [about.appointmentAfter])).toEqual([
    { status: 'cancelled' },
  ])
})

test('only who was asked accepts, once, and declining asks nobody any more', async () => {
  const departureId = await started()
  await propose(wijk.actors.noor, departureId, 'QUESTION', about.threadId, about.meral.personId)
  const [item] = await asked()
  const { sanne, otherGp, admin, fatma, noor } = wijk.actors
  for (const who of [sanne, noor, otherGp, admin, fatma, wijk.otherTenantActors.gp])
    expect(code(await accept(who, item!.id)), who.displayName).toBe('shared.notFound')
  const both = await Promise.all([accept(about.meral, item!.id), accept(about.meral, item!.id)])
  expect(both.map(code)).toEqual(['ok', 'ok'])
  expect(await rows("select count(*)::int as n from notifications where template = 'careNews'")).toEqual([{ n: 1 }])
  await propose(noor, departureId, 'COORDINATION', about.coordinationId, about.meral.personId)
  const overview = (await asked()).find(({ kind }) => kind === 'COORDINATION')!
  expect(code(await withActor(about.meral, (tx) => declineHandover(tx, { itemId: overview.id })))).toBe('ok')
  expect(code(await accept(about.meral, overview.id))).toBe('shared.notFound')
})

test('what belongs to a team stays in it; the overview goes to somebody else who is involved, with a reason', async () => {
  const departureId = await started()
  const { farid, otherGp, noor, sanne } = wijk.actors
  expect(code(await propose(noor, departureId, 'QUESTION', about.threadId, farid.personId))).toBe(
    'care-network.notInTeam',
  )
  const overview = (to: string, reason?: string) =>
    propose(noor, departureId, 'COORDINATION', about.coordinationId, to, reason)
  expect(code(await overview(farid.personId))).toBe('care-network.reasonNeeded')
  expect(code(await overview(farid.personId, 'Farid kent Fatma het langst.'))).toBe('ok')
  expect(code(await overview(otherGp.personId, 'Zij heeft er plaats voor.'))).toBe('ok')
  // Somebody whom Fatma let in nowhere may be asked, but gets nothing.
  const [item] = await asked()
  expect(code(await accept(otherGp, item!.id))).toBe('shared.notFound')
  // An assistant does not keep the overview (access: care team).
  expect(code(await overview(sanne.personId))).toBe('ok')
  expect(code(await accept(sanne, (await asked())[0]!.id))).toBe('shared.notFound')
})

test('an account does not close while something has no successor, and says how much', async () => {
  await started()
  const refused = await close(wijk.actors.admin)
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'care-network.stillOpen', data: { open: 6 } } })
  expect(code(await close(wijk.actors.admin, 'te kort'))).toBe('care-network.stillOpen')
  for (const who of [
    wijk.actors.noor,
    wijk.actors.joost,
    wijk.actors.fatma,
    { ...wijk.actors.admin, tenantId: wijk.otherTenant.id },
  ])
    expect(code(await close(who, 'Een reden die lang genoeg is.')), who.displayName).toBe('shared.notFound')
  expect(await rows('select status from accounts where id = $1', [about.accountId])).toEqual([{ status: 'active' }])
  expect(code(await close(wijk.actors.admin, 'Joost is ernstig ziek geworden.'))).toBe('ok')
  expect(await rows('select status from accounts where id = $1', [about.accountId])).toEqual([{ status: 'closed' }])
  expect(await rows('select overridden_by, override_reason from departures')).toEqual([
    { overridden_by: wijk.actors.admin.personId, override_reason: 'Joost is ernstig ziek geworden.' },
  ])
  // What is open waits for the lead, also what was before the planned last day.
  const team = await withActor(wijk.actors.noor, (tx) => getLedTeam(tx, { timeZone }))
  expect(team.ok && team.value.leaves.map(({ open }) => open)).toEqual([6])
  const [departure] = await rows<{ id: string }>('select id from departures')
  const { noor } = wijk.actors
  expect(code(await propose(noor, departure!.id, 'APPOINTMENT', about.appointmentBefore, about.meral.personId))).toBe(
    'ok',
  )
  expect(code(await accept(about.meral, (await asked())[0]!.id))).toBe('ok')
})

test('a night after the last day the account closes by itself, and only when nothing is open', async () => {
  const departureId = await started()
  const at = (hours: number) => systemActor(wijk.tenant.id, testNow.add({ hours }), newId())
  const evening = 7 * 24
  const night = 7 * 24 + 8
  expect(await withActor(at(evening), (tx) => listDeparted(tx, { timeZone }))).toEqual([])
  const personId = wijk.actors.joost.personId
  expect(await withActor(at(night), (tx) => listDeparted(tx, { timeZone }))).toEqual([personId])
  const closing = () => withActor(at(night), (tx) => closeDeparted(tx, { personId, timeZone }))
  expect(code(await closing())).toBe('care-network.stillOpen')
  await handEverythingOver(departureId)
  await rows("update appointments set status = 'fulfilled' where id = $1", [about.appointmentBefore])
  expect((await Promise.all([closing(), closing()])).map(code)).toEqual(['ok', 'ok'])
  expect(
    await rows('select a.status, d.closed_at is not null as done from accounts a, departures d where a.id = $1', [
      about.accountId,
    ]),
  ).toEqual([{ status: 'closed', done: true }])
  await closeDepartedEverywhere()
})

test('the database shows an administrator no item and no resident of a leave (BO-4)', async () => {
  const departureId = await started()
  await propose(wijk.actors.noor, departureId, 'QUESTION', about.threadId, about.meral.personId)
  const { sql } = await import('drizzle-orm')
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
    await rows("select 1 from access_log where coalesce(query, '') || resource like $1", [`%${leavingCanary}%`]),
  ).toEqual([])
})
