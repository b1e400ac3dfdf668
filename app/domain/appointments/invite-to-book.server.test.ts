import { afterAll, beforeAll, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { bookingInvitations } from '#db/schema/appointments.invitations.ts'
import { makeMandate } from '#db/seed/factories/mandate.server.ts'
import { makeSessions } from '#db/seed/factories/appointments.server.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { onBehalfOf } from '#db/testing/family.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { localTime, type Person } from '#db/testing/waiting.server.ts'
import { hideFromRepresentatives, showToRepresentatives } from '../access/hide-from-representatives.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { isRefused, notFound } from '../shared/result.ts'
import { withActor } from '../access/with-actor.server.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { listInvitedToBook, listOpenInvitations } from './booking-invitations.queries.server.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'
import { listFreeTimes } from './free-times.queries.server.ts'
import { holdAppointment } from './hold-appointment.server.ts'
import { inviteToBook, usualWeeks } from './invite-to-book.server.ts'
import { waitForEarlier, waitForTime } from './join-waiting-list.server.ts'
import { listTimesToMoveTo, moveAppointment } from './move-appointment.server.ts'
import { readNewBooking } from './read-new-booking.server.ts'
import { takeBackInvitation } from './take-back-invitation.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
let talk: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  talk = agenda.practiceTypes.get('FOUR_DOMAIN_CONVERSATION')!
  // No part of it is online: an invitation opens it all the same.
  await makeSessions(wijk.owner, wijk.tenant.id, {
    ...{ personId: wijk.actors.petra.personId, teamId: wijk.practice.id, location: 'Neckar', validFrom: '2025-01-01' },
    sessions: [4, 5].map((weekday) => ({
      ...{ weekday, startsAt: '13:00', endsAt: '17:00', onlineShare: 0 },
      visitTypeCodes: ['FOUR_DOMAIN_CONVERSATION'],
    })),
  })
})
afterAll(() => wijk.end())

const refused = (code: string) => ({ ok: false, refusal: { code } })
const done = { ok: true, value: { id: expect.any(String) as string } }
const gone = refused('shared.notFound')

interface Asked {
  readonly personId?: string
  readonly visitTypeId?: string
  readonly weeks?: number
  readonly words?: string | null
}
const invite = (actor: Person, residentId: string, asked: Asked = {}) =>
  withActor(actor, (tx) =>
    inviteToBook(tx, {
      ...{ tenant: wijk.tenant, residentId, personId: wijk.actors.petra.personId, visitTypeId: talk },
      ...{ weeks: 6, words: 'Neem uw brieven mee.', ...asked },
    }),
  )
async function invited(actor: Person, residentId: string): Promise<string> {
  const answer = await invite(actor, residentId)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.id
}
const choice = (residentId: string, time: string) => ({
  ...{ tenant: wijk.tenant, residentId, personId: wijk.actors.petra.personId, visitTypeId: talk },
  startsAt: localTime(time),
})
const hold = (actor: Person, time: string, residentId = actor.personId) =>
  withActor(actor, (tx) => holdAppointment(tx, choice(residentId, time)))
const book = (actor: Person, time: string, residentId = actor.personId) =>
  withActor(actor, (tx) => bookAppointment(tx, { ...choice(residentId, time), interpreterLanguage: 'tr' }))
async function booked(actor: Person, time: string): Promise<string> {
  const answer = await book(actor, time)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.id
}
const takeBack = (actor: Person, residentId: string, invitationId: string) =>
  withActor(actor, (tx) => takeBackInvitation(tx, { residentId, invitationId }))
async function openAt(actor: Actor, residentId: string) {
  const open = await withActor(actor, (tx) => listOpenInvitations(tx, residentId))
  if (isRefused(open)) throw new Error(open.refusal.code)
  return open
}
async function mine(actor: Person, residentId = actor.personId) {
  const found = await withActor(actor, (tx) => listInvitedToBook(tx, { tenant: wijk.tenant, residentId }))
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

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
    readNewBooking(tx, { tenant: wijk.tenant, residentId: me!.personId, who: 'eerste', kind: talk }),
  )
  expect(first).toEqual(gone)
  const chosen = await withActor(me!, (tx) =>
    readNewBooking(tx, { tenant: wijk.tenant, residentId: me!.personId, who: petra.personId, kind: talk }),
  )
  expect(chosen).toMatchObject({ ok: true, value: { step: 'time', waitFor: null } })
})

test('it ends, and is over when it is taken back', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const { petra, sanne } = wijk.actors
  await withActor(petra, (tx) =>
    inviteToBook(tx, {
      ...{ tenant: wijk.tenant, residentId: me!.personId, personId: petra.personId, visitTypeId: talk },
      ...{ weeks: 1, words: null },
    }),
  )
  const after = later(me!, { hours: 24 * 9 })
  expect(await hold(after, '2026-04-24T13:00')).toEqual(gone)
  expect(await mine(after)).toEqual([])
  const id = await invited(petra, other!.personId)
  // A time that was held is no more than that.
  expect(await hold(other!, '2026-04-16T13:00')).toEqual(done)
  expect(await takeBack(sanne, other!.personId, id)).toEqual({ ok: true })
  expect(await takeBack(sanne, other!.personId, id)).toEqual({ ok: true })
  expect(await book(other!, '2026-04-16T13:00')).toEqual(gone)
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

test('inviting for the same again renews it, and I am told each time', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { petra, sanne } = wijk.actors
  const answers = await Promise.all([invite(petra, me!.personId), invite(sanne, me!.personId)])
  expect(answers).toEqual([done, answers[0]])
  expect(await invite(petra, me!.personId, { weeks: 12, words: null })).toEqual(answers[0])
  const open = await openAt(petra, me!.personId)
  expect(open).toMatchObject([{ words: null, calledName: expect.any(String) as string }])
  expect(String(open[0]!.endsAt)).toBe('2026-06-26T22:00:00Z')
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

test('nobody invites themselves in the database, or gives back what they used', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { petra } = wijk.actors
  const invitation = {
    ...{ tenantId: wijk.tenant.id, id: newId(), residentId: me!.personId, teamId: wijk.practice.id, visitTypeId: talk },
    ...{ personId: petra.personId, createdByPersonId: me!.personId, createdAt: testNow, words: null },
    endsAt: testNow.add({ hours: 24 }),
  }
  const denied = { cause: { code: '42501' } }
  await expect(
    withActor(me!, (tx) =>
      tx
        .insert(bookingInvitations)
        .values(invitation)
        .then(() => notFound),
    ),
  ).rejects.toMatchObject(denied)
  const id = await invited(petra, me!.personId)
  const longer = { endsAt: testNow.add({ hours: 24 * 365 }) }
  await expect(
    withActor(me!, (tx) =>
      tx
        .update(bookingInvitations)
        .set(longer)
        .where(eq(bookingInvitations.id, id))
        .then(() => notFound),
    ),
  ).rejects.toMatchObject(denied)
})

test('who may not book for me, does not invite me either', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { petra, otherAssistant, farid, joost, otherGp, danuta } = wijk.actors
  for (const stranger of [otherAssistant, otherGp, farid, danuta, me!, wijk.otherTenantActors.gp]) {
    expect(await invite(stranger as Person, me!.personId), stranger.displayName).toEqual(gone)
    expect(await openAt(stranger, me!.personId)).toEqual([])
  }
  const id = await invited(petra, me!.personId)
  for (const stranger of [otherAssistant, otherGp, farid, danuta, wijk.otherTenantActors.gp]) {
    expect(await takeBack(stranger as Person, me!.personId, id), stranger.displayName).toEqual(gone)
    expect(await openAt(stranger, me!.personId)).toEqual([])
  }
  for (const code of ['CONSULT', 'HOME_VISIT', 'THREE_WAY_CONVERSATION']) {
    const visitTypeId = agenda.practiceTypes.get(code)!
    expect(await invite(petra, me!.personId, { visitTypeId }), code).toEqual(gone)
  }
  expect(await invite(petra, me!.personId, { personId: otherGp.personId })).toEqual(gone)
  // A colleague who sees nobody for it.
  expect(await invite(petra, me!.personId, { personId: joost.personId })).toEqual(
    refused('appointments.noTimesToChoose'),
  )
  expect(await takeBack(petra, me!.personId, 'x')).toEqual(gone)
  expect(usualWeeks(wijk.tenant)).toBe(6)
})
