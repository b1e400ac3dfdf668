import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Temporal } from 'temporal-polyfill'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at, planningZone } from '#db/testing/planning.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'
import { listFreeTimes } from './free-times.queries.server.ts'
import { moveAppointment } from './move-appointment.server.ts'

type Person = Actor & { personId: string }
let wijk: TestNeighbourhood
let agenda: TestAgenda
/** The huisarts holds a session in the night from Saturday to Sunday, from one to four. */
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  await wijk.owner.client.query(
    `insert into consultation_sessions (tenant_id, id, person_id, team_id, weekday, starts_at, ends_at, weeks, valid_from, location,
       visit_type_codes, online_share, on_closed_days)
     values ($1, $2, $3, $4, 7, '01:00', '04:00', 'every', '2025-01-01', $5, '{CONSULT}', 1, true)`,
    [wijk.tenant.id, newId(), wijk.actors.joost.personId, wijk.practice.id, wijk.practice.name],
  )
})
afterAll(() => wijk.end())

const choice = (actor: Person) => ({
  ...{ tenant: wijk.tenant, residentId: actor.personId, personId: wijk.actors.joost.personId },
  visitTypeId: agenda.practiceTypes.get('CONSULT')!,
})
const book = (actor: Person, startsAt: Temporal.Instant) =>
  withActor(actor, (tx) => bookAppointment(tx, { ...choice(actor), startsAt, reason: null, interpreterLanguage: null }))
async function free(actor: Person, firstDay: string, lastDay = firstDay): Promise<Temporal.Instant[]> {
  const window = { from: at(`${firstDay}T00:00`), until: at(`${lastDay}T23:59`) }
  const times = await withActor(actor, (tx) => listFreeTimes(tx, { ...choice(actor), ...window }))
  if (!times.ok) throw new Error(times.refusal.code)
  return times.value.map(({ startsAt }) => startsAt)
}
/** As the clock on the wall shows it, with what it is ahead of UTC. */
const shown = (times: readonly Temporal.Instant[]) =>
  times.map((time) => {
    const local = time.toZonedDateTimeISO(planningZone)
    return `${local.toPlainTime().toString({ smallestUnit: 'minute' })}${local.offset}`
  })
const quarters = (hour: string, offset: string) => ['00', '15', '30', '45'].map((part) => `${hour}:${part}${offset}`)
const residentsAt = async (now: string, count: number) =>
  (await makeMoreResidents(wijk, count)).map((actor) => ({ ...actor, now: at(now) }))

test('in the last night of October half past two comes twice, and each is a time of its own', async () => {
  const all = await residentsAt('2026-10-20T12:00', 17)
  const [me, late] = [all[0]!, all[16]!]
  const night = await free(me, '2026-10-25')
  expect(shown(night)).toEqual([
    ...quarters('01', '+02:00'),
    ...quarters('02', '+02:00'),
    ...quarters('02', '+01:00'),
    ...quarters('03', '+01:00'),
  ])
  const answers = await Promise.all(night.map((time, index) => book(all[index]!, time)))
  const ids = answers.flatMap((answer) => (answer.ok ? [answer.value.id] : []))
  expect(ids).toHaveLength(16)
  expect(await free(me, '2026-10-25')).toEqual([])
  for (const half of [night[6]!, night[10]!])
    expect(await book(late, half)).toMatchObject({ refusal: { code: 'appointments.slotTaken' } })

  // Who has the first half past two moves to the second, the same on the clock, once that is given back.
  const [mover, giver] = [all[6]!, all[10]!]
  const move = () =>
    withActor(mover, (tx) => moveAppointment(tx, { tenant: wijk.tenant, appointmentId: ids[6]!, startsAt: night[10]! }))
  expect(await move()).toMatchObject({ refusal: { code: 'appointments.slotTaken' } })
  // A day of notice is 24 hours, also where Sunday has 25: half past two of winter is half past three of summer.
  const cancelAt = (time: string) =>
    withActor({ ...giver, now: at(time) }, (tx) => cancelAppointment(tx, { appointmentId: ids[10]! }))
  expect(await cancelAt('2026-10-24T03:31')).toMatchObject({ refusal: { code: 'appointments.tooLateOnline' } })
  expect(await cancelAt('2026-10-24T03:30')).toEqual({ ok: true, value: undefined })
  expect(await move()).toEqual({ ok: true, value: undefined })
  expect(shown(await free(me, '2026-10-25'))).toEqual(['02:30+02:00'])
})

test('in the last night of March there is no half past two, and nothing is offered then', async () => {
  const [me, ...others] = await residentsAt('2027-03-23T12:00', 9)
  const night = await free(me!, '2027-03-28')
  expect(shown(night)).toEqual([...quarters('01', '+01:00'), ...quarters('03', '+02:00')])
  // A quarter to two ends when it is three on the clock: both sides of the leap are booked without touching.
  const answers = await Promise.all(others.map((actor, index) => book(actor, night[index]!)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(8)
  expect(await free(me!, '2027-03-28')).toEqual([])
  // 02:30 as a page might send it is read as half past three, which somebody has.
  expect(await book(me!, at('2027-03-28T02:30'))).toMatchObject({ refusal: { code: 'appointments.slotTaken' } })
})

test('the week after a change of clocks begins at half past eight on the clock, as the week before', async () => {
  for (const [now, before, after] of [
    ['2026-10-14T12:00', '2026-10-22', '2026-10-26'],
    ['2027-03-17T12:00', '2027-03-25', '2027-03-30'],
  ] as const) {
    const [me] = await residentsAt(now, 1)
    const [old] = await free(me!, before)
    const [young] = await free(me!, after)
    const clock = (time: Temporal.Instant) => time.toZonedDateTimeISO(planningZone).toPlainTime().toString()
    expect([clock(old!), clock(young!)]).toEqual(['08:30:00', '08:30:00'])
    expect((await free(me!, before)).length).toBe(14)
    expect((await free(me!, after)).length).toBe(14)
  }
})
