import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { makeAppointments, type AppointmentGiven } from '#db/seed/factories/appointments.server.ts'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { appointmentCalendar } from './appointment-calendar.server.ts'
import { findAppointment, listAppointments, nextAppointment } from './appointments.queries.server.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
})
afterAll(() => wijk.end())

const notFound = { ok: false, refusal: { code: 'shared.notFound' } }
const tuesday = Temporal.Instant.from('2026-04-07T08:00:00Z')

async function make(given: Partial<AppointmentGiven> = {}): Promise<{ id: string; appointmentId: string }> {
  const { actors, owner, tenant, practice } = wijk
  const [id = ''] = await makeAppointments(owner, tenant.id, [
    {
      residentId: actors.fatma.personId,
      personIds: [actors.joost.personId],
      teamId: practice.id,
      visitTypeId: agenda.practiceTypes.get('CONSULT')!,
      visitTypeCode: 'CONSULT',
      startsAt: tuesday,
      minutes: 15,
      location: 'Centrum Neckar',
      reason: 'Moe',
      ...given,
    },
  ])
  return { id, appointmentId: id }
}
const cancel = (appointment: { appointmentId: string }, actor: typeof wijk.actors.fatma) =>
  withActor(actor, (tx) => cancelAppointment(tx, appointment))

test('I cancel my appointment and somebody else can have the time at once', async () => {
  const { fatma, danuta, joost } = wijk.actors
  const mine = await make()
  const booking = {
    tenant: wijk.tenant,
    residentId: danuta.personId,
    personId: joost.personId,
    visitTypeId: agenda.practiceTypes.get('CONSULT')!,
    startsAt: tuesday,
    reason: null,
    interpreterLanguage: null,
  }
  const bookForDanuta = () => withActor(danuta, (tx) => bookAppointment(tx, booking))
  expect(await bookForDanuta()).toMatchObject({ refusal: { code: 'appointments.slotTaken' } })
  expect(await cancel(mine, fatma)).toEqual({ ok: true, value: undefined })
  expect(await cancel(mine, fatma)).toEqual({ ok: true, value: undefined })
  expect(await bookForDanuta()).toMatchObject({ ok: true })
  const { rows } = await wijk.owner.db.execute(
    sql`select status, sequence, cancelled_by_person_id from appointments where id = ${mine.id}`,
  )
  expect(rows).toEqual([{ status: 'cancelled', sequence: 1, cancelled_by_person_id: fatma.personId }])
})

test('I can cancel until exactly 24 hours before; after that I am told to call, and which number', async () => {
  const { fatma } = wijk.actors
  const startsAt = Temporal.Instant.from('2026-04-09T08:00:00Z')
  const mine = await make({ startsAt })
  const tooLate = { ...fatma, now: startsAt.subtract({ hours: 24 }).add({ milliseconds: 1 }) }
  expect(await cancel(mine, tooLate)).toEqual({
    ok: false,
    refusal: { code: 'appointments.tooLateOnline', data: { hours: 24, phone: '030 555 01 00' } },
  })
  expect(await cancel(mine, { ...fatma, now: startsAt.subtract({ hours: 24 }) })).toMatchObject({ ok: true })
})

test('with the praktijkondersteuner it is 48 hours', async () => {
  const { fatma, petra } = wijk.actors
  const startsAt = Temporal.Instant.from('2026-04-14T08:00:00Z')
  const mine = await make({
    startsAt,
    personIds: [petra.personId],
    visitTypeCode: 'PRACTICE_NURSE',
    cancelNoticeHours: 48,
  })
  const at = (hours: number) => ({ ...fatma, now: startsAt.subtract({ hours }) })
  expect(await cancel(mine, at(47))).toMatchObject({
    refusal: { code: 'appointments.tooLateOnline', data: { hours: 48 } },
  })
  expect(await cancel(mine, at(48))).toMatchObject({ ok: true })
})

test('a time that I only chose is gone without a trace when I let it go', async () => {
  const { fatma } = wijk.actors
  const startsAt = Temporal.Instant.from('2026-04-16T08:00:00Z')
  const held = await make({ startsAt, status: 'proposed', heldUntil: testNow.add({ minutes: 5 }) })
  expect(await cancel(held, fatma)).toMatchObject({ ok: true })
  expect(await withActor(fatma, (tx) => findAppointment(tx, held))).toEqual(notFound)
})

test('a drie-gesprek that waits for answers is withdrawn where it was made', async () => {
  const { fatma, joost, farid } = wijk.actors
  const startsAt = Temporal.Instant.from('2026-04-21T08:00:00Z')
  const joint = await make({
    startsAt,
    teamId: null,
    visitTypeId: null,
    personIds: [joost.personId, farid.personId],
    visitTypeCode: 'THREE_WAY_CONVERSATION',
    status: 'pending',
    heldUntil: startsAt,
  })
  expect(await cancel(joint, fatma)).toMatchObject({ refusal: { code: 'appointments.waitsForAnswers' } })
})

test('nobody else reads or cancels my appointment: not another resident, practice, team or wijk, nor the administrator', async () => {
  const { danuta, farid, otherGp, otherAssistant, admin, sanne, joost } = wijk.actors
  const mine = await make({ startsAt: Temporal.Instant.from('2026-04-28T08:00:00Z') })
  const { resident, gp } = wijk.otherTenantActors
  for (const actor of [danuta, farid, otherGp, otherAssistant, admin, resident, gp]) {
    expect(await withActor(actor, (tx) => findAppointment(tx, mine))).toEqual(notFound)
    expect(await cancel(mine, actor)).toEqual(notFound)
  }
  for (const actor of [sanne, joost]) {
    expect(await withActor(actor, (tx) => findAppointment(tx, mine))).toMatchObject({ ok: true })
  }
})

test('my list shows what comes soonest first and what was latest first, page by page', async () => {
  const { danuta, sanne, joost } = wijk.actors
  const day = { hours: 24 }
  for (const [index, status] of (['fulfilled', 'noshow', 'cancelled', 'fulfilled'] as const).entries()) {
    const startsAt = testNow.subtract({ hours: 24 * (index + 1) })
    await make({ residentId: danuta.personId, personIds: [sanne.personId], startsAt, status })
  }
  const held = testNow.add({ minutes: 1 })
  const coming = { residentId: danuta.personId, personIds: [sanne.personId] }
  const second = await make({ ...coming, startsAt: testNow.add(day).add(day) })
  const first = await make({ ...coming, startsAt: testNow.add(day), status: 'proposed', heldUntil: held })
  await make({ ...coming, startsAt: testNow.add({ hours: 2 }), status: 'proposed', heldUntil: testNow })

  const list = async (which: 'coming' | 'past', limit?: number) => {
    const asked = { residentId: danuta.personId, which, ...(limit ? { limit } : {}) }
    const page = await withActor(danuta, (tx) => listAppointments(tx, asked))
    if (!page.ok) throw new Error(page.refusal.code)
    return page.value
  }
  const ids = (page: { items: readonly { id: string }[] }) => page.items.map(({ id }) => id)
  expect(ids(await list('coming')).slice(0, 2)).toEqual([first.id, second.id])
  const whole = ids(await list('past'))
  expect(whole).toHaveLength(4)
  const page = await list('past', 3)
  expect(ids(page)).toEqual(whole.slice(0, 3))
  const rest = await withActor(danuta, (tx) =>
    listAppointments(tx, { residentId: danuta.personId, which: 'past', after: page.next, limit: 3 }),
  )
  expect(rest).toMatchObject({ ok: true, value: { items: [{ id: whole[3] }], next: null } })
  const next = await withActor(danuta, (tx) => nextAppointment(tx, { residentId: danuta.personId }))
  expect(next).toMatchObject({ id: second.id, professionals: [{ id: sanne.personId, calledName: 'Sanne' }] })
  const foreign = await withActor(joost, (tx) =>
    listAppointments(tx, { residentId: wijk.otherTenantActors.resident.personId, which: 'coming' }),
  )
  expect(foreign).toEqual(notFound)
})

test('my calendar file says when and where, and not a word of why or with whom', async () => {
  const { fatma } = wijk.actors
  const startsAt = Temporal.Instant.from('2026-05-12T08:00:00Z')
  const mine = await make({ startsAt, reason: 'Mijn suiker' })
  const url = 'https://overvecht.example/mijn/afspraken/1'
  const file = async () => {
    const found = await withActor(fatma, (tx) => findAppointment(tx, mine))
    if (!found.ok) throw new Error(found.refusal.code)
    return appointmentCalendar(found.value, { title: 'Afspraak', url })
  }
  const confirmed = await file()
  for (const line of [
    'SUMMARY:Afspraak',
    'DTSTART:20260512T080000Z',
    'LOCATION:Centrum Neckar',
    'STATUS:CONFIRMED',
    'SEQUENCE:0',
    url,
  ])
    expect(confirmed).toContain(line)
  expect(confirmed).not.toMatch(/suiker|Joost|Kuipers|huisarts|consult|Fatma/i)
  // Who is called at home travels nowhere.
  const called = await withActor(fatma, (tx) => findAppointment(tx, mine))
  if (called.ok)
    expect(appointmentCalendar({ ...called.value, channel: 'phone' }, { title: 'Afspraak', url })).not.toContain(
      'LOCATION',
    )
  await cancel(mine, fatma)
  const cancelled = await file()
  expect(cancelled).toContain('STATUS:CANCELLED')
  expect(cancelled).toContain('SEQUENCE:1')
  expect(cancelled?.match(/UID:.*/)?.[0]).toBe(confirmed?.match(/UID:.*/)?.[0])
})
