import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { openParticipation } from '../access/participation.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { addAppointment } from './add-appointment.server.ts'
import { listFreeTimesForAll, threeWayCode, type JointChoice } from './free-times.queries.server.ts'
import { lockParticipants } from './lock-participants.server.ts'

export interface JointHold extends JointChoice {
  readonly startsAt: Temporal.Instant
  readonly heldUntil: Temporal.Instant
  readonly location: string
  /** Made by the caller, so that a second click finds the first one's appointment. */
  readonly appointmentId?: string
}

/** A resident cancels a drie-gesprek online until so many hours before it (APP-7). */
const joint = { id: null, code: threeWayCode, cancelNoticeHours: 24 } as const

/**
 * Holds one time in the agendas of the resident and all these professionals, `pending` until everybody has answered or
 * `heldUntil` (INV-2b). Each professional may see it, by participation. In no team's agenda: only its participants' own.
 * Refuses `notFound` (not the resident's own professionals) and `appointments.slotTaken`.
 */
export async function holdForAll(tx: Tx, hold: JointHold): Promise<Result<{ readonly id: string }>> {
  const { residentId, personIds, startsAt, minutes, heldUntil, location, appointmentId } = hold
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'create' })
  if (!decision.granted) return notFound
  await lockParticipants(tx, [residentId, ...personIds])
  if (appointmentId !== undefined) {
    const [known] = await tx
      .select({ id: appointments.id })
      .from(appointments)
      .where(and(eq(appointments.tenantId, tx.actor.tenantId), eq(appointments.id, appointmentId)))
    if (known) return done(known)
  }
  const endsAt = startsAt.add({ minutes })
  const free = await listFreeTimesForAll(tx, { ...hold, from: startsAt, until: endsAt })
  if (!free.ok) return free
  if (!free.value.some((slot) => slot.startsAt.equals(startsAt))) return refuse('appointments.slotTaken')
  const id = await addAppointment(tx, {
    ...(appointmentId === undefined ? {} : { id: appointmentId }),
    residentId,
    personIds: [...new Set(personIds)],
    teamId: null,
    visitType: joint,
    status: 'pending',
    startsAt,
    endsAt,
    channel: 'in_person',
    location,
    heldUntil,
    selfBooked: false,
  })
  await openParticipation(tx, { residentId, personIds, topic: 'APPOINTMENTS', objectId: id, sourceId: id })
  return done({ id })
}
