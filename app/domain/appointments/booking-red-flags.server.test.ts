import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { findAppointment } from './appointments.queries.server.ts'
import { bookAppointment, type Booking } from './book-appointment.server.ts'
import { holdAppointment } from './hold-appointment.server.ts'
import { getTeamAppointment } from './team-appointment.queries.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
})
afterAll(() => wijk.end())

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()
const choice = (time: string) => ({
  ...{ tenant: wijk.tenant, residentId: wijk.actors.danuta.personId, personId: wijk.actors.joost.personId },
  ...{ visitTypeId: agenda.practiceTypes.get('CONSULT')!, startsAt: at(time) },
})
const book = (time: string, said: Partial<Booking>) =>
  withActor(wijk.actors.danuta, (tx) => bookAppointment(tx, { ...choice(time), ...said }))
const redFlags = { ok: false, refusal: { code: 'appointments.redFlags' } }

test('my words may mean danger: I get no appointment before I chose to go on, and my time stays mine', async () => {
  const { danuta } = wijk.actors
  const time = '2026-04-14T09:00'
  const held = await withActor(danuta, (tx) => holdAppointment(tx, choice(time)))
  if (!held.ok) throw new Error(held.refusal.code)
  const reason = 'Mam ból w klatce piersiowej'
  expect(await book(time, { reason })).toEqual(redFlags)
  expect(await book(time, { reason, acknowledged: 'breathless' })).toEqual(redFlags)
  expect(await withActor(danuta, (tx) => findAppointment(tx, held.value))).toMatchObject({
    value: { status: 'proposed', reason: null },
  })
  expect(await book(time, { reason, acknowledged: 'chest_pain' })).toEqual(held)
})

test('my practice sees with the appointment that I was told to call, and chose to go on', async () => {
  const { sanne, danuta } = wijk.actors
  const booked = await book('2026-04-14T09:30', {
    ...{ reason: 'Benauwd, en pijn op de borst', acknowledged: 'chest_pain,breathless', reasonTopic: 'BODY' },
  })
  if (!booked.ok) throw new Error(booked.refusal.code)
  expect(await withActor(sanne, (tx) => getTeamAppointment(tx, booked.value.id))).toMatchObject({
    value: { redFlags: ['chest_pain', 'breathless'], reasonTopic: 'BODY' },
  })
  const own = await withActor(danuta, (tx) => findAppointment(tx, booked.value))
  expect(own.ok && Object.keys(own.value)).not.toContain('redFlags')
})

test('ordinary words raise nothing, and empty ones are none', async () => {
  const visitTypeId = agenda.practiceTypes.get('PHONE')!
  const booked = await book('2026-04-16T09:00', { visitTypeId, reason: '', companion: '' })
  if (!booked.ok) throw new Error(booked.refusal.code)
  const { rows } = await wijk.owner.db.execute(
    sql`select reason, companion, red_flags, reason_topic from appointments where id = ${booked.value.id}`,
  )
  expect(rows).toEqual([{ reason: null, companion: null, red_flags: [], reason_topic: null }])
})
