import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { newId } from '../shared/ids.ts'
import { onlineEditableUntil } from './appointment.ts'
import type { Channel } from './visit-type.ts'

export interface NewAppointment {
  readonly id?: string
  readonly residentId: string
  readonly personIds: readonly string[]
  readonly teamId: string | null
  readonly visitType: { readonly id: string | null; readonly code: string; readonly cancelNoticeHours: number }
  readonly status: 'proposed' | 'pending' | 'booked'
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly channel: Channel
  readonly location: string
  readonly heldUntil: Temporal.Instant | null
  readonly reason?: string | null
  readonly interpreterLanguage?: string | null
  readonly selfBooked: boolean
}

/**
 * Writes an appointment that blocks the time of everybody in it. Checks nothing: the caller holds the locks and has
 * asked; the exclusion constraint `appointments.slotTaken` has the last word.
 */
export async function addAppointment(tx: Tx, added: NewAppointment): Promise<string> {
  const { tenantId, personId, now } = tx.actor
  const { visitType, personIds, id = newId(now.epochMilliseconds), ...rest } = added
  const { residentId, teamId, startsAt, endsAt } = rest
  await tx.insert(appointments).values({
    tenantId,
    id,
    ...rest,
    visitTypeId: visitType.id,
    visitTypeCode: visitType.code,
    onlineEditableUntil: onlineEditableUntil(startsAt, visitType.cancelNoticeHours),
    bookedByPersonId: personId ?? residentId,
    createdAt: now,
    updatedAt: now,
  })
  const taken = { tenantId, appointmentId: id, residentId, teamId, startsAt, endsAt, blocks: true }
  await tx.insert(appointmentParticipants).values([
    { ...taken, personId: residentId, kind: 'resident' as const, response: 'accepted' as const },
    ...personIds.map((each) => ({
      ...taken,
      personId: each,
      kind: 'professional' as const,
      response: added.status === 'pending' ? ('needs-action' as const) : ('accepted' as const),
    })),
  ])
  return id
}
