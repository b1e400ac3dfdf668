import { afterAll, beforeAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { makeAbsence, makeSessions } from '#db/seed/factories/appointments.server.ts'
import { makeProfessional } from '#db/seed/factories/organisation.server.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { listFirstWhoCan, type FirstTime } from './first-who-can.server.ts'
import { listTimesToMoveTo, moveAppointment } from './move-appointment.server.ts'
import { readNewBooking } from './read-new-booking.server.ts'

type Person = Actor & { personId: string }
let wijk: TestNeighbourhood
let agenda: TestAgenda
let anna: string

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  const { owner, tenant, practice } = wijk
  anna = await addHuisarts('Anna', [2, 3])
  await makeAbsence(owner, tenant.id, { personId: anna, firstDay: '2026-04-15', lastDay: '2026-04-15' })
  expect(practice.name).toBe('Centrum Neckar')
})
afterAll(() => wijk.end())

/** Another huisarts of practice Neckar, with sessions from nine to ten on these weekdays. */
async function addHuisarts(givenName: string, weekdays: number[]): Promise<string> {
  const { owner, tenant, practice } = wijk
  const { id } = await makeProfessional(owner, tenant.id, testNow, {
    ...{ teamId: practice.id, role: 'GENERAL_PRACTITIONER', givenName, familyName: 'Proef' },
    calledName: `Dokter ${givenName}`,
  })
  await makeSessions(owner, tenant.id, {
    ...{ personId: id, teamId: practice.id, location: 'Kamer 2', validFrom: '2025-01-01' },
    sessions: weekdays.map((weekday) => ({
      ...{ weekday, startsAt: '09:00', endsAt: '10:00', visitTypeCodes: ['CONSULT'], onlineShare: 1 },
    })),
  })
  return id
}

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()
const asked = (actor: Person, from: string, until: string, count = 100) => ({
  ...{ tenant: wijk.tenant, residentId: actor.personId, visitTypeId: agenda.practiceTypes.get('CONSULT')! },
  ...{ from: at(from), until: at(until), count },
})
async function first(actor: Person, from: string, until: string, count?: number): Promise<FirstTime[]> {
  const found = await withActor(actor, (tx) => listFirstWhoCan(tx, asked(actor, from, until, count)))
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}
const shown = (times: readonly FirstTime[]) =>
  times.map(({ startsAt, calledName }) => {
    const { hour, minute } = startsAt.toZonedDateTimeISO('Europe/Amsterdam')
    return `${hour}.${String(minute).padStart(2, '0')} ${calledName}`
  })
const book = (actor: Person, personId: string, time: string) =>
  withActor(actor, (tx) =>
    bookAppointment(tx, { ...asked(actor, time, time), personId, startsAt: at(time), reason: null }),
  )

test('I see the times of every huisarts of my practice together, each with who can then', async () => {
  const { danuta } = wijk.actors
  expect(shown(await first(danuta, '2026-04-08T00:00', '2026-04-09T09:00'))).toEqual([
    '9.00 Dokter Anna',
    '9.15 Dokter Anna',
    '9.30 Dokter Anna',
    '9.45 Dokter Anna',
    '8.30 Dokter Kuipers',
    '8.45 Dokter Kuipers',
  ])
  // Nobody of another practice is among them: Tuesday is theirs too.
  const tuesday = await first(danuta, '2026-04-07T00:00', '2026-04-07T12:00')
  expect(new Set(tuesday.map(({ personId }) => personId))).toEqual(new Set([wijk.actors.joost.personId]))
  expect(tuesday).toHaveLength(14)
})

test('when both can, I come to the one who has least to do that day', async () => {
  const [one, two] = await makeMoreResidents(wijk, 2)
  const nine = async (actor: Person) => shown(await first(actor, '2026-04-14T09:00', '2026-04-14T09:15'))
  // My own huisarts, as long as both have as much to do.
  expect(await nine(two!)).toEqual(['9.00 Dokter Kuipers'])
  expect(await book(one!, wijk.actors.joost.personId, '2026-04-14T11:00')).toMatchObject({ ok: true })
  expect(await nine(two!)).toEqual(['9.00 Dokter Anna'])
})

test('who is away is not the first who can, and when I am busy nobody can', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  expect(await first(me!, '2026-04-15T00:00', '2026-04-15T23:00')).toEqual([])
  const wednesday = '2026-04-22T'
  expect(await book(me!, anna, `${wednesday}09:15`)).toMatchObject({ ok: true })
  expect(shown(await first(me!, `${wednesday}00:00`, `${wednesday}23:00`))).toEqual([
    '9.00 Dokter Anna',
    '9.30 Dokter Anna',
    '9.45 Dokter Anna',
  ])
})

test('I see as many times as I asked for, the first of all', async () => {
  const { danuta } = wijk.actors
  const all = await first(danuta, '2026-04-07T00:00', '2026-05-15T00:00')
  const some = await first(danuta, '2026-04-07T00:00', '2026-05-15T00:00', 7)
  expect(some).toEqual(all.slice(0, 7))
})

test('on the last Sunday of October the clock changes, and nine in the morning stays nine', async () => {
  const { danuta } = wijk.actors
  const autumn = { ...danuta, now: at('2026-10-19T12:00') }
  const nine = (await first(autumn, '2026-10-20T00:00', '2026-10-30T00:00')).filter(({ personId }) => personId === anna)
  const starts = nine.map(({ startsAt }) => startsAt.toString())
  expect(starts).toContain('2026-10-21T07:00:00Z')
  expect(starts).toContain('2026-10-28T08:00:00Z')
})

test('what I booked with another huisarts of my practice I move online as well', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const booked = await book(me!, anna, '2026-04-29T09:00')
  if (!booked.ok) throw new Error(booked.refusal.code)
  const move = { tenant: wijk.tenant, appointmentId: booked.value.id }
  const window = { from: at('2026-04-29T00:00'), until: at('2026-04-29T23:00') }
  const times = await withActor(me!, (tx) => listTimesToMoveTo(tx, { ...move, ...window }))
  expect(times.ok && times.value).toHaveLength(3)
  const moved = await withActor(me!, (tx) => moveAppointment(tx, { ...move, startsAt: at('2026-04-29T09:30') }))
  expect(moved).toMatchObject({ ok: true })
})

test('by name I choose my own huisarts; the others of the practice are there for who can first', async () => {
  const { danuta } = wijk.actors
  const choice = { tenant: wijk.tenant, residentId: danuta.personId, kind: null }
  const who = await withActor(danuta, (tx) => readNewBooking(tx, { ...choice, who: null }))
  if (!who.ok || who.value.step !== 'who') throw new Error('who')
  expect(who.value.hasFirst).toBe(true)
  expect(who.value.people.map(({ professional }) => professional.calledName)).toEqual([
    'Dokter Kuipers',
    'Sanne',
    'Petra',
  ])
})

test('nobody sees who of my practice can first but me, and a kind that is by invitation is no choice', async () => {
  const { danuta, fatma, joost, otherGp } = wijk.actors
  const question = asked(fatma, '2026-04-07T00:00', '2026-04-08T00:00')
  const refused = { ok: false, refusal: { code: 'shared.notFound' } }
  for (const actor of [danuta, otherGp, wijk.otherTenantActors.resident])
    expect(await withActor(actor, (tx) => listFirstWhoCan(tx, question))).toEqual(refused)
  const byInvitation = { ...question, visitTypeId: agenda.practiceTypes.get('THREE_WAY_CONVERSATION')! }
  const others = { ...question, visitTypeId: agenda.otherTypes.get('CONSULT')! }
  for (const kind of [byInvitation, others])
    expect(await withActor(fatma, (tx) => listFirstWhoCan(tx, kind))).toEqual(refused)
  expect(joost.personId).not.toBe(anna)
})

test('however many can, the portal asks the database as often', async () => {
  const { danuta } = wijk.actors
  const count = () =>
    withActor(danuta, async (tx) => {
      let asks = 0
      const counting = new Proxy(tx, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name)
          if (name === 'select' || name === 'execute') asks += 1
          return typeof value === 'function' ? (value.bind(target) as unknown) : value
        },
      }) as Tx
      await listFirstWhoCan(counting, asked(danuta, '2026-04-07T00:00', '2026-05-15T00:00'))
      return asks
    })
  const before = await count()
  for (const name of ['Bram', 'Carla', 'Dirk']) await addHuisarts(name, [1, 3, 5])
  expect(await count()).toBe(before)
})
