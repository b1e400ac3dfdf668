import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { getAppointmentTimes } from './appointments.queries.server.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { confirmHeld } from './confirm-held.server.ts'
import { listFreeTimesForAll } from './free-times.queries.server.ts'
import { holdForAll } from './hold-for-all.server.ts'
import { releaseHeld } from './release-held.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
type Person = Actor & { personId: string }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
})
afterAll(() => wijk.end())

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()
const taken = { ok: false, refusal: { code: 'appointments.slotTaken' } }
const notFound = { ok: false, refusal: { code: 'shared.notFound' } }
const talk = (actor: Person, others: Person[], time: string, appointmentId?: string) => ({
  tenant: wijk.tenant,
  residentId: actor.personId,
  personIds: others.map(({ personId }) => personId),
  startsAt: at(time),
  minutes: 45,
  heldUntil: testNow.add({ hours: 24 * 7 }),
  location: 'Centrum Neckar',
  ...(appointmentId ? { appointmentId } : {}),
})
const holdTalk = async (
  time: string,
  actor: Person = wijk.actors.fatma,
  others = [wijk.actors.joost, wijk.actors.farid],
) => withActor(actor, (tx) => holdForAll(tx, talk(actor, others, time)))
const idOf = (answer: Awaited<ReturnType<typeof holdTalk>>) => {
  if (!answer.ok) throw new Error(answer.refusal.code)
  return { appointmentId: answer.value.id }
}
const consult = (actor: Person, time: string) =>
  withActor(actor, (tx) =>
    bookAppointment(tx, {
      tenant: wijk.tenant,
      residentId: actor.personId,
      personId: wijk.actors.joost.personId,
      visitTypeId: agenda.practiceTypes.get('CONSULT')!,
      startsAt: at(time),
      reason: null,
      interpreterLanguage: null,
    }),
  )
const timesFor = async (actor: Person, others: Person[], day: string) => {
  const { startsAt: _, heldUntil: __, location: ___, ...asked } = talk(actor, others, `${day}T00:00`)
  const from = at(`${day}T00:00`)
  return withActor(actor, (tx) => listFreeTimesForAll(tx, { ...asked, from, until: from.add({ hours: 24 }) }))
}

test('I only see times at which my huisarts, my helper of the buurtteam and I are all free', async () => {
  const { fatma, joost, farid } = wijk.actors
  expect(await consult(fatma, '2026-04-14T10:00')).toMatchObject({ ok: true })
  const times = await timesFor(fatma, [joost, farid], '2026-04-14')
  if (!times.ok) throw new Error(times.refusal.code)
  const starts = times.value.map((time) =>
    time.startsAt.toZonedDateTimeISO('Europe/Amsterdam').toPlainTime().toString(),
  )
  expect(starts).toEqual([
    '08:30:00',
    '08:45:00',
    '09:00:00',
    '09:15:00',
    '10:15:00',
    '10:30:00',
    '10:45:00',
    '11:00:00',
    '11:15:00',
  ])
  expect(times.value[0]?.locations).toEqual(['Centrum Neckar', 'Buurtteam Sociaal'])
  // Joost does not work on Wednesday.
  expect(await timesFor(fatma, [joost, farid], '2026-04-15')).toEqual({ ok: true, value: [] })
})

test('a drie-gesprek takes the time of all three until they have answered, and then stands in all agendas', async () => {
  const { fatma, danuta, joost, farid } = wijk.actors
  const held = idOf(await holdTalk('2026-04-07T10:00'))
  expect(await consult(danuta, '2026-04-07T10:15')).toEqual(taken)
  expect(await holdTalk('2026-04-07T10:30')).toEqual(taken)
  for (const actor of [fatma, joost, farid]) {
    const seen = await withActor(actor, (tx) => getAppointmentTimes(tx, [held.appointmentId]))
    expect([...(seen as Map<string, unknown>).values()]).toMatchObject([{ status: 'pending' }])
  }
  const confirmed = await Promise.all([joost, farid].map((actor) => withActor(actor, (tx) => confirmHeld(tx, held))))
  expect(confirmed).toEqual([
    { ok: true, value: { id: held.appointmentId } },
    { ok: true, value: { id: held.appointmentId } },
  ])
  const { rows } = await wijk.owner.db.execute(
    sql`select a.status, a.held_until, a.sequence, count(*)::int as people, bool_and(p.blocks) as blocks, bool_and(p.response = 'accepted') as accepted
        from appointments a join appointment_participants p on p.appointment_id = a.id where a.id = ${held.appointmentId} group by 1, 2, 3`,
  )
  expect(rows).toEqual([{ status: 'booked', held_until: null, sequence: 1, people: 3, blocks: true, accepted: true }])
  expect(await withActor(joost, (tx) => releaseHeld(tx, held))).toMatchObject({
    refusal: { code: 'appointments.notInThisState' },
  })
})

test('when one of them can not come, the time is free again for everybody at once', async () => {
  const { danuta, farid } = wijk.actors
  const held = idOf(await holdTalk('2026-04-07T11:00'))
  expect(await withActor(farid, (tx) => releaseHeld(tx, held))).toMatchObject({ ok: true })
  expect(await withActor(farid, (tx) => releaseHeld(tx, held))).toMatchObject({ ok: true })
  expect(await consult(danuta, '2026-04-07T11:15')).toMatchObject({ ok: true })
  expect(await withActor(farid, (tx) => confirmHeld(tx, held))).toMatchObject({
    refusal: { code: 'appointments.holdExpired' },
  })
})

test('a time that nobody answered for in time is not planned any more, and makes room', async () => {
  const { danuta, joost } = wijk.actors
  const held = idOf(await holdTalk('2026-04-21T09:00'))
  const week = { hours: 24 * 7 }
  expect(await withActor(later(joost, week), (tx) => confirmHeld(tx, held))).toMatchObject({
    refusal: { code: 'appointments.holdExpired' },
  })
  expect(await consult(later(danuta, week), '2026-04-21T09:15')).toMatchObject({ ok: true })
})

test('nobody but those who take part can plan it, end it or see when it is', async () => {
  const { danuta, petra, sanne, otherGp, admin } = wijk.actors
  const held = idOf(await holdTalk('2026-04-21T11:00'))
  const strangers = [danuta, petra, sanne, otherGp, admin, wijk.otherTenantActors.gp, wijk.otherTenantActors.resident]
  for (const actor of strangers) {
    expect(await withActor(actor, (tx) => confirmHeld(tx, held))).toEqual(notFound)
    expect(await withActor(actor, (tx) => releaseHeld(tx, held))).toEqual(notFound)
    const seen = await withActor(actor, (tx) => getAppointmentTimes(tx, [held.appointmentId]))
    expect((seen as Map<string, unknown>).size).toBe(0)
  }
})

test('nobody invites professionals who are not theirs, nor for someone else', async () => {
  const { fatma, danuta, joost, farid, otherGp } = wijk.actors
  expect(await holdTalk('2026-04-28T09:00', danuta, [joost, farid])).toEqual(notFound)
  expect(await holdTalk('2026-04-28T09:00', fatma, [joost, otherGp])).toEqual(notFound)
  const forFatma = { ...talk(danuta, [joost], '2026-04-28T09:00'), residentId: fatma.personId }
  expect(await withActor(danuta, (tx) => holdForAll(tx, forFatma))).toEqual(notFound)
})

test('a second click holds the time once', async () => {
  const { fatma, joost, farid } = wijk.actors
  const asked = talk(fatma, [joost, farid], '2026-04-28T10:00', newId())
  const answers = await Promise.all([1, 2, 3].map(() => withActor(fatma, (tx) => holdForAll(tx, asked))))
  expect(answers).toEqual([1, 2, 3].map(() => ({ ok: true, value: { id: asked.appointmentId } })))
})

test('many of us plan with two professionals at once, in every order, and nobody waits for ever', async () => {
  const { joost, petra } = wijk.actors
  const residents = await makeMoreResidents(wijk, 40)
  const starts = ['2026-05-12T08:30', '2026-05-12T09:15', '2026-05-12T10:00', '2026-05-12T10:45']
  // A deadlock makes the portal try again, so more tries than residents means that there was one.
  let tries = 0
  const answers = await Promise.all(
    residents.map((actor, index) => {
      const others = index % 2 === 0 ? [joost, petra] : [petra, joost]
      return withActor(actor, (tx) => {
        tries += 1
        return holdForAll(tx, talk(actor, others, starts[index % 4]!))
      })
    }),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(4)
  expect(answers.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 36 }, () => taken))
  expect(tries).toBe(40)
})
