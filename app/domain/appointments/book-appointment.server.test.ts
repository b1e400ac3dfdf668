import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { later, makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { listFreeTimes } from './free-times.queries.server.ts'
import { nearestFree } from './slots.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
type Person = Actor & { personId: string }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
})
afterAll(() => wijk.end())

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()
const words = { reason: 'Ik hoest al drie weken', interpreterLanguage: null }
const consult = (actor: Person, startsAt: Temporal.Instant, code = 'CONSULT') => ({
  tenant: wijk.tenant,
  residentId: actor.personId,
  personId: wijk.actors.joost.personId,
  visitTypeId: agenda.practiceTypes.get(code)!,
  startsAt,
  ...words,
})
const book = (actor: Person, startsAt: Temporal.Instant, code?: string) =>
  withActor(actor, (tx) => bookAppointment(tx, consult(actor, startsAt, code)))
const count = async (query: ReturnType<typeof sql>) =>
  Number((await wijk.owner.db.execute<{ n: string }>(sql`select count(*) as n from (${query}) as counted`)).rows[0]?.n)

test('fifty of us want the same time at once: one gets it, the others are offered the nearest free times', async () => {
  const residents = await makeMoreResidents(wijk, 50)
  const startsAt = at('2026-04-07T10:00')
  const answers = await Promise.all(residents.map((actor) => book(actor, startsAt)))

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))
  expect(refused).toEqual(Array.from({ length: 49 }, () => 'appointments.slotTaken'))
  const taken = sql`select 1 from appointment_participants where blocks and starts_at = ${startsAt.toString()} and person_id = ${wijk.actors.joost.personId}`
  expect(await count(taken)).toBe(1)

  const losers = residents.filter((_, index) => !answers[index]!.ok)
  const nearest = await Promise.all(
    losers.map((actor) =>
      withActor(actor, (tx) =>
        listFreeTimes(tx, { ...consult(actor, startsAt), from: actor.now, until: startsAt.add({ hours: 48 }) }),
      ),
    ),
  )
  for (const times of nearest) {
    if (!times.ok) throw new Error(times.refusal.code)
    const starts = nearestFree(times.value, startsAt, 2).map((time) => time.startsAt.toString())
    expect(starts).toEqual([at('2026-04-07T09:45').toString(), at('2026-04-07T10:15').toString()])
  }
})

test('thirty-two of us each want another time: nobody stands in the way of anybody', async () => {
  const residents = await makeMoreResidents(wijk, 32)
  const days = ['2026-04-09', '2026-04-13', '2026-04-14']
  const starts = residents.map((_, index) =>
    at(`${days[index % 3]!}T08:30`).add({ minutes: 15 * Math.floor(index / 3) }),
  )
  const answers = await Promise.all(residents.map((actor, index) => book(actor, starts[index]!)))
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))).toEqual([])
  expect(new Set(answers.map((answer) => answer.ok && answer.value.id)).size).toBe(32)
})

test('what I typed is kept with my appointment, and I am told that it stands', async () => {
  const { fatma } = wijk.actors
  const booked = await withActor(fatma, (tx) =>
    bookAppointment(tx, { ...consult(fatma, at('2026-04-16T09:00')), reason: 'Moe', interpreterLanguage: 'tr' }),
  )
  if (!booked.ok) throw new Error(booked.refusal.code)
  const { rows } = await wijk.owner.db.execute(
    sql`select status, reason, interpreter_language, self_booked, location, online_editable_until::text from appointments where id = ${booked.value.id}`,
  )
  expect(rows).toEqual([
    {
      status: 'booked',
      reason: 'Moe',
      interpreter_language: 'tr',
      self_booked: true,
      location: 'Centrum Neckar',
      online_editable_until: '2026-04-15 07:00:00+00',
    },
  ])
  expect(await count(sql`select 1 from notifications where person_id = ${fatma.personId}`)).toBe(1)
})

test('a second click books nothing twice', async () => {
  const [resident] = await makeMoreResidents(wijk, 1)
  const startsAt = at('2026-04-16T09:15')
  const answers = await Promise.all([book(resident!, startsAt), book(resident!, startsAt), book(resident!, startsAt)])
  expect(new Set(answers.map((answer) => answer.ok && answer.value.id)).size).toBe(1)
  expect(answers.every(({ ok }) => ok)).toBe(true)
})

test('I have at most two coming appointments of one kind, also when I click many times at once', async () => {
  const [resident] = await makeMoreResidents(wijk, 1)
  const starts = ['09:30', '09:45', '10:00', '10:15'].map((time) => at(`2026-04-16T${time}`))
  const answers = await Promise.all(starts.map((startsAt) => book(resident!, startsAt)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
  expect(answers.find(({ ok }) => !ok)).toEqual({
    ok: false,
    refusal: { code: 'appointments.tooMany', data: { count: 2, phone: '030 555 01 00' } },
  })
  // Another kind has a limit of its own, and what is behind me does not count.
  expect(await book(resident!, at('2026-04-16T10:30'), 'PHONE')).toMatchObject({ ok: true })
  expect(await book(later(resident!, { hours: 24 * 14 }), at('2026-04-20T10:30'))).toMatchObject({ ok: true })
})

test('I can not be in two places at once', async () => {
  const { fatma, farid } = wijk.actors
  const talk = { ...consult(fatma, at('2026-04-14T09:15')), personId: farid.personId }
  const visitTypeId = agenda.supportTypes.get('SUPPORT_TALK')!
  expect(await withActor(fatma, (tx) => bookAppointment(tx, { ...talk, visitTypeId }))).toMatchObject({ ok: true })
  const refused = { ok: false, refusal: { code: 'appointments.slotTaken' } }
  expect(await book(fatma, at('2026-04-14T09:45'))).toEqual(refused)
})

test('only times that the portal offers can be booked', async () => {
  const { danuta } = wijk.actors
  const refused = { ok: false, refusal: { code: 'appointments.slotTaken' } }
  // Beside the grid, on a day off, on Easter Monday, sooner than two hours from now, beyond six weeks.
  for (const time of ['2026-04-21T09:05', '2026-04-22T09:00', '2026-04-06T09:00', '2026-05-18T09:00'])
    expect(await book(danuta, at(time))).toEqual(refused)
  const soon = { ...danuta, now: at('2026-04-21T07:01') }
  expect(await book(soon, at('2026-04-21T09:00'))).toEqual(refused)
  expect(await book({ ...danuta, now: at('2026-04-21T07:00') }, at('2026-04-21T09:00'))).toMatchObject({ ok: true })
})

test('nobody books with a professional who is not theirs, a kind that is by invitation, or for someone else', async () => {
  const { danuta, fatma, farid, otherGp, joost, admin } = wijk.actors
  const tuesday = at('2026-04-21T10:00')
  const notFound = { ok: false, refusal: { code: 'shared.notFound' } }
  const tries: [Person, object][] = [
    [danuta, { personId: otherGp.personId, visitTypeId: agenda.otherTypes.get('CONSULT')! }],
    [danuta, { personId: farid.personId, visitTypeId: agenda.supportTypes.get('SUPPORT_TALK')! }],
    [danuta, { visitTypeId: agenda.practiceTypes.get('THREE_WAY_CONVERSATION')! }],
    [danuta, { visitTypeId: agenda.otherTypes.get('CONSULT')! }],
    [danuta, { residentId: fatma.personId }],
    [admin, { residentId: fatma.personId }],
    [joost, { residentId: fatma.personId }],
    [wijk.otherTenantActors.resident, {}],
    [wijk.otherTenantActors.resident, { residentId: fatma.personId }],
  ]
  for (const [actor, other] of tries) {
    const booking = { ...consult(actor, tuesday), ...other }
    expect(await withActor(actor, (tx) => bookAppointment(tx, booking))).toEqual(notFound)
  }
})

test('the log says who booked, who tried, and not a word of what was typed', async () => {
  const { danuta, fatma } = wijk.actors
  const entries = async () =>
    (
      await wijk.owner.db.execute<{ user_name: string; action: string; outcome: string; checks: string }>(
        sql`select l.user_name, l.action, l.outcome, l.checks from access_log l join access_log_objects o on o.entry_id = l.id
            where l.resource = 'appointment' and o.object_id = ${fatma.personId} order by l.id`,
      )
    ).rows
  expect(await entries()).toContainEqual({
    user_name: fatma.displayName,
    action: 'C',
    outcome: 'success',
    checks: 'TTTF',
  })
  expect(await entries()).toContainEqual({
    user_name: danuta.displayName,
    action: 'C',
    outcome: 'refused',
    checks: 'FFFF',
  })
  const whole = sql`select l::text || o::text as line from access_log l join access_log_objects o on o.entry_id = l.id`
  expect(await count(sql`select 1 from (${whole}) as lines where line like '%hoest%' or line like '%Moe%'`)).toBe(0)
})
