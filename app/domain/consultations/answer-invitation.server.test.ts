import { afterAll, beforeAll, expect, test } from 'vitest'
import { later, makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { makeTestTalks, type TestTalks } from '#db/testing/talks.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { cancelAppointment } from '../appointments/cancel-appointment.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { acceptInvitation } from './accept-invitation.server.ts'
import { chooseAgain } from './choose-again.server.ts'
import { declineInvitation } from './decline-invitation.server.ts'
import { getInvitation } from './invitations.queries.server.ts'
import { listEndedInvitations } from './open-answer.server.ts'
import { withdrawInvitation } from './withdraw-invitation.server.ts'

let wijk: TestNeighbourhood
let talks: TestTalks
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  talks = await makeTestTalks(wijk)
})
afterAll(() => wijk.end())

const code = (name: string) => ({ ok: false, refusal: { code: name } })
const accept = (actor: Actor, invitationId: string) => withActor(actor, (tx) => acceptInvitation(tx, { invitationId }))
const decline = (actor: Actor, invitationId: string, reason = 'Ik ben die week met verlof.') =>
  withActor(actor, (tx) => declineInvitation(tx, { invitationId, reason }))
const withdraw = (actor: Actor, invitationId: string) =>
  withActor(actor, (tx) => withdrawInvitation(tx, { invitationId }))
const planned = { state: 'planned', status: 'booked', answers: 'accepted accepted' }

test('when both have accepted, the talk stands in all agendas and I am told', async () => {
  const { fatma, joost, farid } = wijk.actors
  const id = await talks.invite(fatma, '2026-04-14T08:30')
  expect(await accept(joost, id)).toEqual({ ok: true, value: { invitationId: id, planned: false } })
  expect(await talks.stands(id)).toEqual({ state: 'sent', status: 'pending', answers: 'accepted invited' })
  expect(await talks.told(fatma)).toEqual([])
  expect(await accept(farid, id)).toEqual({ ok: true, value: { invitationId: id, planned: true } })
  expect(await talks.stands(id)).toEqual(planned)
  expect(await talks.blocked(id)).toHaveLength(3)
  expect(await talks.told(fatma)).toEqual(['newAppointment'])
  expect(await talks.told(joost)).toEqual(['newAppointment', 'newInvitation'])
})

test('two who accept at the same moment plan it exactly once', async () => {
  const { fatma, joost, farid } = wijk.actors
  for (const time of ['2026-04-14T09:15', '2026-04-14T10:00', '2026-04-14T10:45']) {
    const id = await talks.invite(fatma, time)
    const before = (await talks.told(fatma)).length
    const answers = await Promise.all([accept(joost, id), accept(farid, id), accept(joost, id), accept(farid, id)])
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await talks.stands(id)).toEqual(planned)
    expect((await talks.told(fatma)).length).toBe(before + 1)
  }
})

test('accepting twice changes nothing', async () => {
  const { fatma, joost } = wijk.actors
  const id = await talks.invite(fatma, '2026-04-21T08:30')
  await accept(joost, id)
  expect(await accept(joost, id)).toEqual({ ok: true, value: { invitationId: id, planned: false } })
  expect(await talks.stands(id)).toEqual({ state: 'sent', status: 'pending', answers: 'accepted invited' })
})

test('a no frees everybody at once: I read the reason, the other is told, and the time can be chosen again', async () => {
  const { fatma, joost, farid } = wijk.actors
  const id = await talks.invite(fatma, '2026-04-21T09:15')
  await accept(farid, id)
  const told = { fatma: await talks.told(fatma), farid: await talks.told(farid) }
  expect(await decline(joost, id)).toEqual({ ok: true, value: { invitationId: id } })
  expect(await talks.stands(id)).toEqual({ state: 'declined', status: 'cancelled', answers: 'accepted declined' })
  expect(await talks.blocked(id)).toEqual([])
  expect(await talks.told(fatma)).toEqual(['newAppointment', ...told.fatma])
  expect(await talks.told(farid)).toEqual(['newAppointment', ...told.farid])
  const mine = await withActor(fatma, (tx) => getInvitation(tx, id))
  expect(mine.ok && mine.value.people.map(({ reason }) => reason)).toContain('Ik ben die week met verlof.')
  expect((await talks.stands(await talks.invite(fatma, '2026-04-21T09:15')))?.state).toBe('sent')
})

test('after a no the invited see nothing of it any more, but learn that the talk is off', async () => {
  const { fatma, joost, farid } = wijk.actors
  const id = await talks.invite(fatma, '2026-04-21T10:00')
  await decline(joost, id)
  for (const actor of [joost, farid]) {
    expect(await withActor(actor, (tx) => getInvitation(tx, id))).toEqual(code('shared.notFound'))
    const [ended] = await withActor(actor, (tx) => listEndedInvitations(tx, actor.now)).then((all) =>
      'ok' in all ? [] : all.filter((each) => each.id === id),
    )
    expect(ended).toMatchObject({ id, state: 'declined', answer: actor === joost ? 'declined' : 'invited' })
  }
  expect(await withActor(fatma, (tx) => getInvitation(tx, id))).toMatchObject({ ok: true })
})

test('saying no twice is fine; saying yes after it is too late, and says so', async () => {
  const { fatma, joost, farid } = wijk.actors
  const id = await talks.invite(fatma, '2026-04-21T10:45')
  await decline(joost, id)
  expect(await decline(joost, id)).toEqual({ ok: true, value: { invitationId: id } })
  expect(await accept(joost, id)).toEqual(code('consultations.noLongerOpen'))
  expect(await accept(farid, id)).toEqual(code('consultations.noLongerOpen'))
  expect(await decline(farid, id)).toEqual(code('consultations.noLongerOpen'))
})

test('a yes and a no at the same moment never leave a talk half planned', async () => {
  const { fatma, joost, farid } = wijk.actors
  for (let round = 0; round < 6; round += 1) {
    const id = await talks.invite(fatma, '2026-04-28T09:15')
    await accept(joost, id)
    const [yes, no] = await Promise.all([accept(farid, id), decline(joost, id)])
    const stands = await talks.stands(id)
    if (stands?.state === 'planned') {
      expect([yes.ok, no]).toEqual([true, code('consultations.alreadyPlanned')])
      expect(stands).toEqual(planned)
      expect(await talks.blocked(id)).toHaveLength(3)
      await withdraw(fatma, id)
    } else {
      expect([no.ok, yes]).toEqual([true, code('consultations.noLongerOpen')])
      expect(stands).toEqual({ state: 'declined', status: 'cancelled', answers: 'declined invited' })
    }
    expect(await talks.blocked(id)).toEqual([])
  }
})

test('what is planned is not declined with a button: that takes a phone call', async () => {
  const { fatma, joost, farid } = wijk.actors
  const id = await talks.invite(fatma, '2026-04-28T10:00')
  await accept(joost, id)
  await accept(farid, id)
  expect(await decline(farid, id)).toEqual(code('consultations.alreadyPlanned'))
  expect(await talks.stands(id)).toEqual(planned)
})

test('an answer after the last moment is refused, also before the time was let go', async () => {
  const { fatma, joost } = wijk.actors
  const id = await talks.invite(fatma, '2026-04-28T10:45')
  expect(await accept(later(joost, { hours: 24 * 11 }), id)).toEqual(code('consultations.answerTooLate'))
})

test('I call off my invitation: everybody is free, both are told, and neither sees it any more', async () => {
  const { fatma, joost, farid } = wijk.actors
  const id = await talks.invite(fatma, '2026-05-05T08:30')
  const told = await talks.told(joost)
  expect(await withdraw(fatma, id)).toEqual({ ok: true, value: { invitationId: id } })
  expect(await withdraw(fatma, id)).toEqual({ ok: true, value: { invitationId: id } })
  expect(await talks.stands(id)).toEqual({ state: 'withdrawn', status: 'cancelled', answers: 'invited invited' })
  expect(await talks.blocked(id)).toEqual([])
  expect(await talks.told(joost)).toEqual(['newAppointment', ...told])
  expect(await accept(farid, id)).toEqual(code('consultations.noLongerOpen'))
  expect(await withActor(joost, (tx) => getInvitation(tx, id))).toEqual(code('shared.notFound'))
})

test('a planned talk can be called off until a day before it, and after that it says so', async () => {
  const { fatma, joost, farid } = wijk.actors
  const id = await talks.invite(fatma, '2026-05-12T08:30')
  await accept(joost, id)
  await accept(farid, id)
  const late = later(fatma, { hours: 24 * 38 })
  expect(await withdraw(late, id)).toMatchObject(code('consultations.tooLateToWithdraw'))
  expect(await talks.stands(id)).toEqual(planned)
  expect(await withdraw(fatma, id)).toMatchObject({ ok: true })
  expect(await talks.blocked(id)).toEqual([])
})

test('a talk whose appointment I cancelled elsewhere can still be called off', async () => {
  const { fatma, joost, farid } = wijk.actors
  const id = await talks.invite(fatma, '2026-05-05T10:00')
  await accept(joost, id)
  await accept(farid, id)
  const seen = await withActor(fatma, (tx) => getInvitation(tx, id))
  const appointmentId = seen.ok ? seen.value.appointmentId! : ''
  expect(await withActor(fatma, (tx) => cancelAppointment(tx, { appointmentId }))).toMatchObject({ ok: true })
  expect(await withdraw(fatma, id)).toMatchObject({ ok: true })
})

test('after a no I choose again with the same subject and people; twice clicked is one new draft', async () => {
  const { fatma, joost, farid } = wijk.actors
  const id = await talks.invite(fatma, '2026-05-05T11:15')
  const draftId = newId()
  const again = () => withActor(fatma, (tx) => chooseAgain(tx, { invitationId: id, draftId }))
  expect(await again()).toEqual(code('consultations.notInThisState'))
  await decline(farid, id)
  expect(await again()).toEqual({ ok: true, value: { invitationId: draftId } })
  expect(await again()).toEqual({ ok: true, value: { invitationId: draftId } })
  expect((await talks.stands(id))?.state).toBe('withdrawn')
  const draft = await withActor(fatma, (tx) => getInvitation(tx, draftId))
  expect(draft).toMatchObject({ ok: true, value: { state: 'draft', startsAt: null } })
  expect(draft.ok && [...draft.value.personIds].sort()).toEqual([joost.personId, farid.personId].sort())
  expect(await withActor(joost, (tx) => chooseAgain(tx, { invitationId: id, draftId: newId() }))).toEqual(
    code('shared.notFound'),
  )
})
