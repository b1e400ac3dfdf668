import { sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { appointmentParticipants, appointments } from '#db/schema/appointments.ts'
import { newId } from '../shared/ids.ts'
import type { RedFlagCode } from '../safety/red-flags.ts'
import { onlineEditableUntil } from './appointment.ts'
import { wantsInterpreter, type InterpreterWish } from './interpreter-wish.ts'
import type { ReasonTopic } from './reason-topic.ts'
import { wordsAtBooking, type SaidByKind } from './words-at-booking.server.ts'
import type { Channel } from './visit-type.ts'

/** What a resident says with an appointment (APP-5); null or left out for nothing. */
export interface SaidAtBooking extends Partial<InterpreterWish> {
  readonly reason?: string | null
  readonly reasonTopic?: ReasonTopic | null
  readonly redFlags?: RedFlagCode[]
  /** Who comes along, in the resident's words. */
  readonly companion?: string | null
}

export interface NewAppointment extends SaidAtBooking {
  readonly id?: string
  readonly residentId: string
  readonly personIds: readonly string[]
  readonly teamId: string | null
  /** The group in which this is a place. */
  readonly groupId?: string | null
  readonly visitType: {
    readonly id: string | null
    readonly code: string
    readonly cancelNoticeHours: number
    /** Read when left out. */
    readonly words?: SaidByKind
  }
  readonly status: 'proposed' | 'pending' | 'booked'
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly channel: Channel
  readonly location: string
  readonly heldUntil: Temporal.Instant | null
  readonly selfBooked: boolean
  /** Why somebody of the team books against a rule (lesson 15.3). */
  readonly overrideReason?: string | null
  /** Of the form that books it: sent twice, it books once. */
  readonly formKey?: string | null
  /** The professionals are busy already, and that is meant: this takes their time without blocking it once more. */
  readonly isSecond?: boolean
}

/**
 * Writes an appointment that blocks the time of everybody in it, with what its kind of visit says now (APP-11); an
 * interpreter who is wanted is the team's to arrange from now on. Checks nothing: the caller holds the locks and has asked;
 * the exclusion constraint `appointments.slotTaken` has the last word.
 */
export async function addAppointment(tx: Tx, added: NewAppointment): Promise<string> {
  const { tenantId, personId, now } = tx.actor
  const { visitType, personIds, isSecond = false, id = newId(now.epochMilliseconds), ...rest } = added
  const { residentId, teamId, startsAt, endsAt, channel } = rest
  const appointment = tx.insert(appointments).values({
    tenantId,
    id,
    ...rest,
    ...(await wordsAtBooking(tx, { visitTypeId: visitType.id, words: visitType.words, residentId, channel })),
    visitTypeId: visitType.id,
    visitTypeCode: visitType.code,
    onlineEditableUntil: onlineEditableUntil(startsAt, visitType.cancelNoticeHours),
    interpreterAskedAt: wantsInterpreter(added) ? now : null,
    bookedByPersonId: personId ?? residentId,
    createdAt: now,
    updatedAt: now,
  })
  const taken = { tenantId, appointmentId: id, residentId, teamId, startsAt, endsAt, blocks: true }
  const participants = tx.insert(appointmentParticipants).values([
    { ...taken, personId: residentId, kind: 'resident' as const, response: 'accepted' as const },
    ...personIds.map((each) => ({
      ...taken,
      personId: each,
      kind: 'professional' as const,
      blocks: !isSecond,
      response: added.status === 'pending' ? ('needs-action' as const) : ('accepted' as const),
    })),
  ])
  // In one statement: what points at the appointment is checked when all of it is written.
  await tx.execute(sql`with added as (${appointment.getSQL()}) ${participants.getSQL()}`)
  return id
}
