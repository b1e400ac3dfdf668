import { afterAll, beforeAll, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { bookingInvitations } from '#db/schema/appointments.invitations.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { invitationsOf, makeInvitedSessions } from '#db/testing/inviting.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import type { Person } from '#db/testing/waiting.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { newId } from '../shared/ids.ts'
import { notFound } from '../shared/result.ts'
import { inviteToBook, usualWeeks } from './invite-to-book.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const { book, booked, hold, invite, invited, mine, openAt, takeBack, talk } = invitationsOf(
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

test('it ends, and is over when it is taken back', async () => {
  const [me, other] = await makeMoreResidents(wijk, 2)
  const { petra, sanne } = wijk.actors
  await withActor(petra, (tx) =>
    inviteToBook(tx, {
      ...{ tenant: wijk.tenant, residentId: me!.personId, personId: petra.personId, visitTypeId: talk() },
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

test('nobody invites themselves in the database, or gives back what they used', async () => {
  const [me] = await makeMoreResidents(wijk, 1)
  const { petra } = wijk.actors
  const invitation = {
    ...{
      tenantId: wijk.tenant.id,
      id: newId(),
      residentId: me!.personId,
      teamId: wijk.practice.id,
      visitTypeId: talk(),
    },
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
  const write = (values: Partial<typeof bookingInvitations.$inferInsert>) =>
    withActor(me!, (tx) =>
      tx
        .update(bookingInvitations)
        .set(values)
        .where(eq(bookingInvitations.id, id))
        .then(() => notFound),
    )
  const endsAt = testNow.add({ hours: 24 * 365 })
  await expect(write({ endsAt })).rejects.toMatchObject(denied)
  await expect(write({ usedAppointmentId: null })).rejects.toMatchObject(denied)
  const usedAppointmentId = await booked(me!, '2026-04-17T13:00')
  // Together with what came of it, which is theirs to write.
  for (const more of [{ endsAt }, { words: 'Altijd welkom.' }, { takenBackAt: testNow }])
    await expect(write({ usedAppointmentId, ...more })).rejects.toMatchObject(denied)
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
