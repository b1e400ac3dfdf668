import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Temporal } from 'temporal-polyfill'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { onBehalfOf } from '#db/testing/family.server.ts'
import { invitationsOf, makeInvitedSessions } from '#db/testing/inviting.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { localTime } from '#db/testing/waiting.server.ts'
import { hideFromRepresentatives, showToRepresentatives } from '../access/hide-from-representatives.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { newId } from '../shared/ids.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { bookForResident } from './book-for-resident.server.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'
import { listFreeTimes } from './free-times.queries.server.ts'
import { waitForEarlier, waitForTime } from './join-waiting-list.server.ts'
import { listTimesToMoveTo, moveAppointment } from './move-appointment.server.ts'
import { readNewBooking } from './read-new-booking.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const { book, booked, choice, hold, invited, mine, openAt, takeBack, talk } = invitationsOf(
  () => wijk,
  () => agenda,
)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  await makeInvitedSessions(wijk)
})
afterAll(() => wijk.end())

const refused = (code: string) => ({ ok: false, refusal: { code } })
const done = { ok: true, value: { id: expect.any(String) as string } }
const gone = refused('shared.notFound')
const setEnd = (residentId: string, endsAt: Temporal.Instant) =>
  wijk.owner.client.query('update booking_invitations set ends_at = $2 where resident_id = $1', [
    residentId,
    endsAt.toString(),
  ])

test('without an invitation nobody books this kind of visit', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  expect(await hold(me!, '2026-04-09T13:00')).toEqual(gone)
  expect(await book(me!, '2026-04-09T13:00')).toEqual(gone)
  expect(await mine(me!)).toEqual([])
})

test('invited, I hold and book one of her times, once, also from two tabs', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { petra } = wijk.actors
  const id = await invited(petra, me!.personId)
  const [one] = await mine(me!)
  expect(one).toMatchObject({ id, code: 'FOUR_DOMAIN_CONVERSATION', minutes: 40, words: 'Neem uw brieven mee.' })
  const times = await withActor(me!, (tx) =>
    listFreeTimes(tx, {
      ...{ ...choice(me!.personId, '2026-04-09T13:00'), from: localTime('2026-04-09T00:00') },
      until: localTime('2026-04-10T00:00'),
    }),
  )
  expect(times.ok && times.value.length).toBe(6)
  expect(await hold(me!, '2026-04-09T13:00')).toEqual(done)
  const answers = await Promise.all([book(me!, '2026-04-09T13:00'), book(me!, '2026-04-09T13:00')])
  expect(answers).toEqual([done, answers[0]])
  expect(await book(me!, '2026-04-09T13:00')).toEqual(answers[0])
  // Used up.
  expect(await book(me!, '2026-04-09T13:40')).toEqual(gone)
  expect(await mine(me!)).toEqual([])
})

test('two times at once give one appointment', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  await invited(wijk.actors.petra, me!.personId)
  const answers = await Promise.all([book(me!, '2026-04-10T13:00'), book(me!, '2026-04-10T13:40')])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers).toContainEqual(gone)
})

test('an invitation is with one professional, for one kind and for me', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const { petra, joost } = wijk.actors
  await invited(petra, me!.personId)
  expect(await hold(other!, '2026-04-10T14:20')).toEqual(gone)
  const elsewhere = { ...choice(me!.personId, '2026-04-09T09:00'), personId: joost.personId }
  expect(await withActor(me!, (tx) => bookAppointment(tx, elsewhere))).toEqual(gone)
  const another = { ...choice(me!.personId, '2026-04-10T14:20'), visitTypeId: agenda.practiceTypes.get('HOME_VISIT')! }
  expect(await withActor(me!, (tx) => bookAppointment(tx, another))).toEqual(gone)
  const first = await withActor(me!, (tx) =>
    readNewBooking(tx, { tenant: wijk.tenant, residentId: me!.personId, who: 'eerste', kind: talk() }),
  )
  expect(first).toEqual(gone)
  const chosen = await withActor(me!, (tx) =>
    readNewBooking(tx, { tenant: wijk.tenant, residentId: me!.personId, who: petra.personId, kind: talk() }),
  )
  expect(chosen).toMatchObject({ ok: true, value: { step: 'time', waitFor: null } })
})

test('cancelling in time opens it again, moving keeps it, and then it can not be taken back', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { petra } = wijk.actors
  const { tenant } = wijk
  const invitationId = await invited(petra, me!.personId)
  const appointmentId = await booked(me!, '2026-04-17T13:00')
  expect(await takeBack(petra, me!.personId, invitationId)).toEqual(refused('appointments.timeChosen'))
  const times = await withActor(me!, (tx) => listTimesToMoveTo(tx, { tenant, appointmentId }))
  expect(times.ok && times.value.length).toBeGreaterThan(5)
  const move = { tenant, appointmentId, startsAt: localTime('2026-04-17T13:40') }
  expect(await withActor(me!, (tx) => moveAppointment(tx, move))).toEqual({ ok: true })
  const earlier = await withActor(me!, (tx) =>
    waitForEarlier(tx, { tenant, appointmentId, who: 'same', fromDay: null }),
  )
  expect(earlier).toMatchObject({ ok: false, refusal: { code: 'appointments.moveByPhone' } })
  expect(await withActor(me!, (tx) => cancelAppointment(tx, { appointmentId }))).toEqual({ ok: true })
  expect(await mine(me!)).toMatchObject([{ id: invitationId }])
  expect(await invited(petra, me!.personId)).toBe(invitationId)
  const again = await booked(me!, '2026-04-17T14:20')
  expect(again).not.toBe(appointmentId)
  const wait = { ...choice(me!.personId, '2026-04-17T14:20'), who: 'same' } as const
  expect(await withActor(me!, (tx) => waitForTime(tx, wait))).toEqual(gone)
})

test('what I began while it stood goes on when it has ended: what I booked moves, what I hold is booked', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const { petra } = wijk.actors
  const { tenant } = wijk
  for (const each of [me!, other!]) await invited(petra, each.personId)
  const appointmentId = await booked(me!, '2026-05-08T13:00')
  const lastDay = 24 * 60 * 43
  await setEnd(me!.personId, testNow.add({ hours: 24 * 7 }))
  const after = later(me!, { hours: 24 * 8 })
  expect(await hold(after, '2026-05-08T14:20')).toEqual(gone)
  const times = await withActor(after, (tx) => listTimesToMoveTo(tx, { tenant, appointmentId }))
  expect(times.ok && times.value.length).toBeGreaterThan(1)
  const move = { tenant, appointmentId, startsAt: localTime('2026-05-08T13:40') }
  expect(await withActor(after, (tx) => moveAppointment(tx, move))).toEqual({ ok: true })
  // Held in the last minutes of the last day, confirmed in the first of the next.
  await setEnd(other!.personId, testNow.add({ minutes: lastDay }))
  const [evening, night] = [later(other!, { minutes: lastDay - 5 }), later(other!, { minutes: lastDay + 1 })]
  expect(await hold(evening, '2026-05-22T13:00')).toEqual(done)
  expect(await book(night, '2026-05-22T13:40')).toEqual(gone)
  expect(await book(night, '2026-05-22T13:00')).toEqual(done)
  expect(await book(night, '2026-05-22T13:00')).toEqual(done)
})

test('none of a kind at a time is a limit for who was not invited', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  await invited(wijk.actors.petra, me!.personId)
  await wijk.owner.client.query('update visit_types set max_future_self_booked = 0 where id = $1', [talk()])
  expect(await hold(me!, '2026-04-23T13:00')).toEqual(done)
  expect(await book(me!, '2026-04-23T13:00')).toEqual(done)
  await wijk.owner.client.query('update visit_types set max_future_self_booked = 2 where id = $1', [talk()])
})

test('what the desk books with her is what I was invited to', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { petra, sanne } = wijk.actors
  const invitationId = await invited(petra, me!.personId)
  const atDesk = await withActor(sanne, (tx) =>
    bookForResident(tx, {
      ...{ ...choice(me!.personId, '2026-04-24T14:20'), reason: null, interpreterLanguage: 'tr' },
      ...{ overrideReason: null, formKey: newId() },
    }),
  )
  expect(atDesk).toEqual(done)
  expect(await mine(me!)).toEqual([])
  expect(await book(me!, '2026-04-30T13:00')).toEqual(gone)
  if (!atDesk.ok) throw new Error(atDesk.refusal.code)
  await withActor(me!, (tx) => cancelAppointment(tx, { appointmentId: atDesk.value.id }))
  expect(await mine(me!)).toMatchObject([{ id: invitationId }])
})

test('who helps me books it within the mandate, but not what I hide', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { petra, danuta } = wijk.actors
  await makeMandate(wijk.owner, wijk.tenant.id, {
    ...{ residentId: me!.personId, representativePersonId: danuta.personId, kind: 'PROXY' },
    ...{ scopes: ['appointments'], startsAt: testNow, endsAt: testNow.add({ hours: 24 * 90 }) },
  })
  const helper = onBehalfOf(danuta, me!)
  await invited(petra, me!.personId)
  expect(await mine(helper, me!.personId)).toHaveLength(1)
  await withActor(me!, (tx) =>
    hideFromRepresentatives(tx, { residentId: me!.personId, topic: 'APPOINTMENTS', objectId: null }),
  )
  expect(await openAt(helper, me!.personId)).toEqual([])
  expect(await hold(helper, '2026-05-07T13:00', me!.personId)).toEqual(gone)
  await withActor(me!, (tx) =>
    showToRepresentatives(tx, { residentId: me!.personId, topic: 'APPOINTMENTS', objectId: null }),
  )
  expect(await book(helper, '2026-05-07T13:00', me!.personId)).toEqual(done)
  expect(await mine(me!)).toEqual([])
})
