import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { teamMemberships } from '#db/schema/organisations.ts'
import { makeSessions } from '#db/seed/factories/appointments.server.ts'
import { makeCareRelationship, makeResident } from '#db/seed/factories/resident.server.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { done } from '../shared/result.ts'
import { listFreeRooms, roomsOfAppointments } from './appointment-rooms.queries.server.ts'
import { bookForResident } from './book-for-resident.server.ts'
import { cancelForPractice } from './cancel-for-practice.server.ts'
import { chooseRoom } from './choose-room.server.ts'
import { moveAppointment } from './move-appointment.server.ts'
import { moveForPractice } from './move-for-practice.server.ts'
import { listPracticeChoices } from './practice-choices.queries.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const [kamer1, kamer2, elders] = [newId(), newId(), newId()]
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  const { tenant, practice, otherPractice, owner } = wijk
  for (const [id, teamId, name] of [
    [kamer1, practice.id, 'Kamer 1'],
    [kamer2, practice.id, 'Kamer 2'],
    [elders, otherPractice.id, 'Elders'],
  ] as const)
    await owner.db.execute(
      sql`insert into rooms (tenant_id, id, team_id, name) values (${tenant.id}, ${id}, ${teamId}, ${name})`,
    )
})
afterAll(() => wijk.end())

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()
const refused = (code: string) => ({ ok: false, refusal: { code } })
type Person = Actor & { personId: string }

const book = (
  residentId: string,
  time: string,
  roomId: string | null,
  who: Person = wijk.actors.joost,
  code = 'CONSULT',
) =>
  withActor(wijk.actors.sanne, (tx) =>
    bookForResident(tx, {
      ...{ tenant: wijk.tenant, residentId, personId: who.personId, startsAt: at(time), roomId, formKey: newId() },
      ...{
        visitTypeId: agenda.practiceTypes.get(code)!,
        reason: null,
        interpreterLanguage: null,
        overrideReason: null,
      },
    }),
  )
async function booked(residentId: string, time: string, roomId: string | null, who?: Person, code?: string) {
  const made = await book(residentId, time, roomId, who, code)
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value.id
}
const roomOf = async (id: string) => {
  const found = await withActor(wijk.actors.sanne, async (tx) => done(await roomsOfAppointments(tx, [id])))
  return found.ok ? (found.value.get(id)?.name ?? null) : null
}
const moveTo = (
  appointmentId: string,
  time: string,
  toPersonId: string | null = null,
  actor: Actor = wijk.actors.sanne,
) =>
  withActor(actor, (tx) =>
    moveForPractice(tx, {
      ...{ tenant: wijk.tenant, appointmentId, startsAt: at(time), toPersonId },
      ...{ changeReason: null, overrideReason: null },
    }),
  )

test('a room has one appointment at a time; two at once get one room', async () => {
  const residents = await makeMoreResidents(wijk, 3)
  const [me, other, third] = residents.map(({ personId }) => personId)
  const id = await booked(me!, '2026-04-14T09:00', kamer1)
  expect(await roomOf(id)).toBe('Kamer 1')
  const { petra } = wijk.actors
  const beside = (room: string) => book(other!, '2026-04-14T09:00', room, petra, 'PRACTICE_NURSE')
  expect(await beside(kamer1)).toMatchObject(refused('appointments.roomTaken'))
  expect(await beside(elders)).toMatchObject(refused('shared.notFound'))
  expect((await beside(kamer2)).ok).toBe(true)
  const race = await Promise.all([
    book(me!, '2026-04-14T10:00', kamer1),
    book(third!, '2026-04-14T10:00', kamer1, petra, 'PRACTICE_NURSE'),
  ])
  expect(race.filter(({ ok }) => ok)).toHaveLength(1)
  expect(race.find(({ ok }) => !ok)).toMatchObject(refused('appointments.roomTaken'))
})

test('only rooms that are free are offered, and only times at which the chosen room is free', async () => {
  const [me, other] = (await makeMoreResidents(wijk, 2)).map(({ personId }) => personId)
  const { petra, sanne, joost } = wijk.actors
  await booked(other!, '2026-04-21T09:00', kamer1, petra, 'PRACTICE_NURSE')
  const id = await booked(me!, '2026-04-21T09:00', null)
  const time = { startsAt: at('2026-04-21T09:00'), endsAt: at('2026-04-21T09:15') }
  const asked = { teamId: wijk.practice.id, appointmentId: id, ...time }
  const free = await withActor(sanne, async (tx) => done(await listFreeRooms(tx, asked)))
  expect(free.ok && free.value.map(({ name }) => name)).toEqual(['Kamer 2'])
  const choices = (roomId: string | null) =>
    withActor(sanne, (tx) =>
      listPracticeChoices(tx, {
        ...{ tenant: wijk.tenant, residentId: me!, personId: joost.personId, roomId },
        visitTypeId: agenda.practiceTypes.get('CONSULT')!,
      }),
    )
  const starts = async (roomId: string | null) => {
    const found = await choices(roomId)
    return found.ok ? found.value.times.map(({ startsAt }) => startsAt.toString()) : []
  }
  const taken = at('2026-04-21T09:15').toString()
  expect(await starts(null)).toContain(taken)
  expect(await starts(kamer2)).toContain(taken)
  expect(await starts(kamer1)).not.toContain(taken)
})

test('the desk gives an appointment another room or none; for a stranger it is not there', async () => {
  const [me] = (await makeMoreResidents(wijk, 1)).map(({ personId }) => personId)
  const id = await booked(me!, '2026-04-16T09:00', kamer1)
  const choose = (roomId: string | null, actor: Actor = wijk.actors.sanne) =>
    withActor(actor, (tx) => chooseRoom(tx, { appointmentId: id, roomId }))
  expect((await choose(kamer2)).ok).toBe(true)
  expect(await roomOf(id)).toBe('Kamer 2')
  expect((await choose(null)).ok).toBe(true)
  expect(await roomOf(id)).toBeNull()
  expect(await choose(elders)).toMatchObject(refused('shared.notFound'))
  const { otherAssistant, farid, fatma } = wijk.actors
  for (const actor of [otherAssistant, farid, fatma])
    expect(await choose(kamer1, actor)).toMatchObject(refused('shared.notFound'))
  await withActor(wijk.actors.sanne, (tx) => cancelForPractice(tx, { appointmentId: id, changeReason: 'Ziek.' }))
  expect(await choose(kamer1)).toMatchObject(refused('appointments.notInThisState'))
})

test('the room goes along when the appointment moves; where it is taken the appointment moves without one', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const { petra } = wijk.actors
  const id = await booked(me!.personId, '2026-04-23T09:00', kamer1)
  expect((await moveTo(id, '2026-04-23T09:30')).ok).toBe(true)
  expect(await roomOf(id)).toBe('Kamer 1')
  // The room is free at the old time.
  await booked(other!.personId, '2026-04-28T09:00', kamer1, petra, 'PRACTICE_NURSE')
  // A resident is never kept back by a room.
  const time = { tenant: wijk.tenant, appointmentId: id, startsAt: at('2026-04-28T09:00') }
  expect(await withActor(me!, (tx) => moveAppointment(tx, time))).toEqual({ ok: true, value: undefined })
  expect(await roomOf(id)).toBeNull()
})

test('the practice passes an appointment to a colleague of its own team, who must be free and hold that session', async () => {
  const [me, other] = (await makeMoreResidents(wijk, 2)).map(({ personId }) => personId)
  const { petra, joost, farid, sanne, otherGp } = wijk.actors
  const { owner } = wijk
  await owner.db.execute(
    sql`update consultation_sessions set visit_type_codes = visit_type_codes || '{CONSULT}'::text[] where person_id = ${petra.personId}`,
  )
  const id = await booked(me!, '2026-04-14T11:00', kamer2)
  const who = async () =>
    (
      await owner.db.execute<{ person_id: string }>(
        sql`select person_id from appointment_participants where appointment_id = ${id} and kind = 'professional' and blocks`,
      )
    ).rows.map((row) => row.person_id)
  for (const [to, actor] of [
    [farid, sanne],
    [otherGp, sanne],
    // A huisarts plans in no colleague's agenda.
    [petra, joost],
  ] as const)
    expect(await moveTo(id, '2026-04-14T11:00', to.personId, actor)).toMatchObject(refused('shared.notFound'))
  expect(await moveTo(id, '2026-04-13T11:00', petra.personId)).toMatchObject(refused('appointments.outsideHours'))
  await booked(other!, '2026-04-14T11:00', null, petra, 'PRACTICE_NURSE')
  expect(await moveTo(id, '2026-04-14T11:00', petra.personId)).toMatchObject(refused('appointments.doubleTime'))
  expect(await who()).toEqual([joost.personId])
  expect((await moveTo(id, '2026-04-14T11:45', petra.personId)).ok).toBe(true)
  expect(await who()).toEqual([petra.personId])
  expect(await roomOf(id)).toBe('Kamer 2')
})

test('a colleague who works in two practices is booked where the resident is registered, and stands there once', async () => {
  const { owner, tenant, otherPractice, actors } = wijk
  const { joost, otherGp, sanne } = actors
  await owner.db.insert(teamMemberships).values({
    ...{ tenantId: tenant.id, id: newId(), teamId: otherPractice.id, personId: joost.personId },
    ...{ role: 'GENERAL_PRACTITIONER', startsOn: Temporal.PlainDate.from('2025-01-01') },
  })
  await makeSessions(owner, tenant.id, {
    ...{ personId: joost.personId, teamId: otherPractice.id, location: 'Elders', validFrom: '2025-01-01' },
    sessions: [{ weekday: 5, startsAt: '08:30', endsAt: '10:00', visitTypeCodes: ['CONSULT'], onlineShare: 1 }],
  })
  const { id: residentId } = await makeResident(owner, tenant.id, testNow, {
    givenName: 'Bewoner',
    familyName: 'Elders',
  })
  const startsAt = testNow.subtract({ hours: 24 })
  const registered = { residentId, teamId: otherPractice.id, personId: otherGp.personId, startsAt }
  await makeCareRelationship(owner, tenant.id, { ...registered, kind: 'REGISTRATION' })
  const both = { ...sanne, teamIds: [wijk.practice.id, otherPractice.id] }
  const choices = (who: string) =>
    withActor(both, (tx) =>
      listPracticeChoices(tx, { tenant, residentId: who, personId: joost.personId, visitTypeId: null, roomId: null }),
    )
  const elsewhere = await choices(residentId)
  if (!elsewhere.ok) throw new Error(elsewhere.refusal.code)
  const { members, kind, times } = elsewhere.value
  expect(members.filter(({ id }) => id === joost.personId)).toHaveLength(1)
  expect(kind?.id).toBe(agenda.otherTypes.get('CONSULT'))
  expect(new Set(times.map(({ location }) => location))).toEqual(new Set(['Elders']))
  const here = await choices(wijk.actors.fatma.personId)
  expect(here.ok && here.value.kind?.id).toBe(agenda.practiceTypes.get('CONSULT'))
})
