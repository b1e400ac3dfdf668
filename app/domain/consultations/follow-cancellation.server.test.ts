import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { makeTestTalks } from '#db/testing/talks.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { cancelAppointment } from '../appointments/cancel-appointment.server.ts'
import { systemActor } from '../shared/actor.ts'
import { isRefused } from '../shared/result.ts'
import { acceptInvitation } from './accept-invitation.server.ts'
import { followCancellation } from './follow-cancellation.server.ts'
import { getInvitation } from './invitations.queries.server.ts'

let wijk: TestNeighbourhood
let talks: Awaited<ReturnType<typeof makeTestTalks>>
let invitationId: string
let appointmentId: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  talks = await makeTestTalks(wijk)
  const { fatma, joost, farid } = wijk.actors
  invitationId = await talks.invite(fatma, '2026-04-14T10:00')
  for (const actor of [joost, farid]) {
    const answer = await withActor(actor, (tx) => acceptInvitation(tx, { invitationId }))
    if (!answer.ok) throw new Error(answer.refusal.code)
  }
  const { rows } = await wijk.owner.db.execute<{ appointment_id: string }>(
    sql`select appointment_id from invitations where id = ${invitationId}`,
  )
  appointmentId = rows[0]!.appointment_id
})
afterAll(() => wijk.end())

const state = async () => {
  const { rows } = await wijk.owner.db.execute<{ state: string }>(
    sql`select state from invitations where id = ${invitationId}`,
  )
  return rows[0]?.state
}

test('when I cancel the appointment of a planned talk, the talk is off and the invited see it no more', async () => {
  expect(await state()).toBe('planned')
  const cancelled = await withActor(wijk.actors.fatma, (tx) => cancelAppointment(tx, { appointmentId }))
  expect(cancelled.ok).toBe(true)
  const system = systemActor(wijk.tenant.id, testNow, 'request')
  expect(await withActor(system, (tx) => followCancellation(tx, { appointmentId }))).toBe(true)
  expect(await state()).toBe('withdrawn')
  expect(isRefused(await withActor(wijk.actors.joost, (tx) => getInvitation(tx, invitationId)))).toBe(true)
})

test('the job may run again, and only the system runs it', async () => {
  const system = systemActor(wijk.tenant.id, testNow, 'request')
  expect(await withActor(system, (tx) => followCancellation(tx, { appointmentId }))).toBe(false)
  expect(await withActor(wijk.actors.fatma, (tx) => followCancellation(tx, { appointmentId }))).toBe(false)
})
