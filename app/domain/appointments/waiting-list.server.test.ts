import { afterAll, beforeAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { later, makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { localTime, waitingDeeds, type Person } from '#db/testing/waiting.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { waitForEarlier, waitForTime } from './join-waiting-list.server.ts'
import { leaveWaitingList } from './leave-waiting-list.server.ts'
import { takeOverAppointment } from './take-over-appointment.server.ts'
import { listWaitedFor, waitsForEarlier } from './waiting-list.queries.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
let deeds: ReturnType<typeof waitingDeeds>
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  deeds = waitingDeeds(wijk, agenda)
})
afterAll(() => wijk.end())

const refused = (code: string) => ({ ok: false, refusal: { code } })
async function waitedFor(actor: Person) {
  const { timeZone } = wijk.tenant
  const found = await withActor(actor, (tx) => listWaitedFor(tx, { residentId: actor.personId, timeZone }))
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

test('I wait for an earlier time until the day of my appointment, and asking twice is asking once', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const id = await deeds.book(me!, '2026-05-07T09:00')
  const entry = await deeds.wait(me!, id)
  expect(await deeds.wait(me!, id, 5)).toBe(entry)
  const [one, ...more] = await waitedFor(me!)
  expect(more).toEqual([])
  expect(one).toMatchObject({ id: entry, appointmentId: id, calledName: 'Dokter Kuipers', visitTypeCode: 'CONSULT' })
  expect([one!.fromDay, one!.untilDay].map(String)).toEqual(['2026-04-03', '2026-05-07'])
  // It stays a day after the appointment in no list.
  expect(await waitedFor(later(me!, { hours: 24 * 35 }))).toEqual([])
})

test('my practice sees that I wait, and nobody else does', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const id = await deeds.book(me!, '2026-05-07T09:15')
  await deeds.wait(me!, id)
  const { sanne, joost, farid, otherAssistant, danuta } = wijk.actors
  for (const [actor, sees] of [
    ...([sanne, joost, me!] as const).map((each) => [each, true] as const),
    ...([farid, otherAssistant, danuta, wijk.otherTenantActors.gp] as const).map((each) => [each, false] as const),
  ])
    expect(await withActor(actor, (tx) => waitsForEarlier(tx, id)), actor.displayName).toBe(sees)
})

test('I stop waiting myself; nobody else stops it for me', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const entryId = await deeds.wait(me!, await deeds.book(me!, '2026-05-07T09:30'))
  const leave = (actor: Person, residentId: string) =>
    withActor(actor, (tx) => leaveWaitingList(tx, { residentId, entryId }))
  expect(await leave(other!, other!.personId)).toEqual(refused('shared.notFound'))
  expect(await leave(other!, me!.personId)).toEqual(refused('shared.notFound'))
  expect(await waitedFor(me!)).toHaveLength(1)
  expect(await leave(me!, me!.personId)).toMatchObject({ ok: true })
  expect(await leave(me!, me!.personId)).toMatchObject({ ok: true })
  expect(await waitedFor(me!)).toEqual([])
})

test('when my appointment is cancelled I wait no longer, whoever cancels it', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const id = await deeds.book(me!, '2026-05-07T09:45')
  await deeds.wait(me!, id)
  await deeds.cancel(me!, id)
  expect(await waitedFor(me!)).toEqual([])
  const { rows } = await wijk.owner.client.query(
    'select end_reason from waiting_list_entries where appointment_id = $1',
    [id],
  )
  expect(rows).toEqual([{ end_reason: 'appointment' }])
})

test('I cannot wait for what is not mine, for less than the notice before it, or from a day after it', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const appointmentId = await deeds.book(me!, '2026-05-07T10:00')
  const ask = (actor: Person, fromDay: string | null = null) =>
    withActor(actor, (tx) =>
      waitForEarlier(tx, {
        ...{ tenant: wijk.tenant, appointmentId, who: 'any' },
        fromDay: fromDay === null ? null : Temporal.PlainDate.from(fromDay),
      }),
    )
  expect(await ask(other!)).toEqual(refused('shared.notFound'))
  expect(await ask(me!, '2026-05-08')).toEqual(refused('waiting.notEarlier'))
  const late = { ...me!, now: localTime('2026-05-06T12:00') }
  expect(await ask(late)).toMatchObject(refused('appointments.tooLateOnline'))
})

test('without an appointment I wait for a kind of visit that I may book, and for ten things at most', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const wanted = (visitTypeId: string, personId = wijk.actors.joost.personId) =>
    withActor(me!, (tx) =>
      waitForTime(tx, { tenant: wijk.tenant, residentId: me!.personId, personId, visitTypeId, who: 'same' }),
    )
  expect(await wanted(deeds.visitTypeId)).toMatchObject({ ok: true })
  expect(await wanted(deeds.visitTypeId, wijk.actors.otherGp.personId)).toEqual(refused('shared.notFound'))
  expect(await wanted(agenda.otherTypes.get('CONSULT')!)).toEqual(refused('shared.notFound'))
  expect((await waitedFor(me!)).map(({ appointmentId, untilDay }) => [appointmentId, String(untilDay)])).toEqual([
    [null, '2026-05-15'],
  ])
  await wijk.owner.client.query(
    `insert into waiting_list_entries (tenant_id, id, resident_id, team_id, visit_type_id, from_day, until_day, created_by_person_id, created_at)
     select e.tenant_id, gen_random_uuid(), e.resident_id, e.team_id, v.id, e.from_day, e.until_day, e.resident_id, e.created_at
     from waiting_list_entries e join visit_types v on v.tenant_id = e.tenant_id and v.team_id <> e.team_id
     where e.resident_id = $1 limit 9`,
    [me!.personId],
  )
  expect(await wanted(agenda.practiceTypes.get('PHONE')!)).toMatchObject({
    ok: false,
    refusal: { code: 'waiting.tooMany', data: { most: 10 } },
  })
})

test('when a colleague takes over my appointment I wait for that colleague', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const id = await deeds.book(me!, '2026-05-07T10:15')
  await deeds.wait(me!, id)
  const { joost, petra } = wijk.actors
  const taken = await withActor(petra, (tx) =>
    takeOverAppointment(tx, { appointmentId: id, fromPersonId: joost.personId, way: 'keep' }),
  )
  expect(taken).toMatchObject({ ok: true })
  expect(await waitedFor(me!)).toMatchObject([{ appointmentId: id, calledName: 'Petra' }])
  // What is over is nobody's to take over or to end.
  await wijk.owner.client.query("update appointments set status = 'fulfilled' where id = $1", [id])
  const late = { appointmentId: id, fromPersonId: petra.personId, way: 'cancel' } as const
  expect(await withActor(joost, (tx) => takeOverAppointment(tx, late))).toEqual(refused('care-network.itemGone'))
})
