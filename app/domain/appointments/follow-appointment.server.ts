import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { appointmentCan, type AppointmentAction } from './appointment.ts'
import { findAppointment, type AppointmentView } from './appointments.queries.server.ts'
import { noticeHours } from './cancel-appointment.server.ts'
import { freeTime } from './free-time.server.ts'
import { endWaitingFor } from './leave-waiting-list.server.ts'
import { lockParticipants } from './lock-participants.server.ts'
import { countNoShows } from './no-shows.queries.server.ts'
import { tellOfChange } from './tell-of-change.server.ts'

type Followed = Extract<AppointmentAction, 'arrive' | 'fulfil' | 'mark_no_show' | 'enter_in_error'>

/** What gives the time back; who did not come leaves it to nobody, because it is over. */
const frees: readonly Followed[] = ['enter_in_error']

/** Whether this kind of appointment takes that mark: a drie-gesprek ends where it was made, because it has three parties. */
export function mayFollow({ teamId }: Pick<AppointmentView, 'teamId'>, action: AppointmentAction): Result<undefined> {
  return teamId === null && action === 'enter_in_error' ? refuse('appointments.movedElsewhere') : done()
}

async function follow(tx: Tx, appointmentId: string, action: Followed): Promise<Result<undefined>> {
  const found = await findAppointment(tx, { id: appointmentId })
  if (!found.ok) return found
  const { id, residentId, teamId, groupId, status, startsAt } = found.value
  const asked = { residentId, resource: 'appointment', action: 'update', objectId: id, ownerTeamId: teamId } as const
  const { kind, tenantId, now } = tx.actor
  if (kind !== 'professional' || !(await decideAccess(tx, asked)).granted) return notFound
  const may = mayFollow(found.value, action)
  if (!may.ok) return may
  const next = appointmentCan(status, action, {
    ...{ who: 'practice', now, startsAt },
    cancelNoticeHours: noticeHours(found.value),
  })
  if (!next.ok) return next
  // Whoever moves or cancels the group at this moment changes its places together.
  if (groupId !== null) await lockParticipants(tx, [groupId])
  const changed = await tx
    .update(appointments)
    .set({
      status: next.value,
      updatedAt: now,
      ...(action === 'arrive' ? { arrivedAt: now, noShowAt: null } : {}),
      ...(action === 'fulfil' ? { fulfilledAt: now } : {}),
      ...(action === 'mark_no_show' ? { noShowAt: now } : {}),
      sequence: sql`${appointments.sequence} + 1`,
    })
    .where(and(eq(appointments.tenantId, tenantId), eq(appointments.id, id), eq(appointments.status, status)))
    .returning({ id: appointments.id })
  // A colleague was a moment earlier.
  if (changed.length === 0) return refuse('appointments.notInThisState')
  if (frees.includes(action)) {
    await freeTime(tx, id)
    await endWaitingFor(tx, id)
    // Who still counts on it is told that it is no more (lesson 15.12).
    const isToCome = status === 'pending' || status === 'booked'
    if (isToCome && now.until(startsAt).sign > 0) await tellOfChange(tx, found.value)
  }
  // A kind word about it stands at the appointment; only the first time is somebody told (APP-8).
  if (action === 'mark_no_show' && (await countNoShows(tx, { residentId, teamId })) === 1)
    await tellResident(tx, { residentId, template: 'newAppointment', topic: 'APPOINTMENTS', objectId: id })
  return done()
}

interface Which {
  readonly appointmentId: string
}

/**
 * The resident came in. Refuses `notFound` to who may not change it, and `appointments.notInThisState`.
 * Who was marked as not come and comes in after all is put right.
 */
export const markArrived = (tx: Tx, { appointmentId }: Which) => follow(tx, appointmentId, 'arrive')

/** The talk was held. Refuses as `markArrived`, and `appointments.notBegunYet`. */
export const markFulfilled = (tx: Tx, { appointmentId }: Which) => follow(tx, appointmentId, 'fulfil')

/** The resident did not come (APP-8), and is told so the first time. Refuses as `markFulfilled`. */
export const markNoShow = (tx: Tx, { appointmentId }: Which) => follow(tx, appointmentId, 'mark_no_show')

/**
 * It should never have stood there; its time is free again, and who still counted on it is told. Refuses as `markArrived`, and
 * `appointments.movedElsewhere` for a drie-gesprek.
 */
export const enterInError = (tx: Tx, { appointmentId }: Which) => follow(tx, appointmentId, 'enter_in_error')
