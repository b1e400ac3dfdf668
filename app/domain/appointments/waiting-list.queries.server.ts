import { and, asc, eq, gt, gte, isNull, or } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import { appointments } from '#db/schema/appointments.ts'
import { waitingListEntries } from '#db/schema/appointments.waiting.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { KindWords } from './kind-words.ts'

/** For so many things one waits at a time: all of them fit on a page. */
export const mostWaitedFor = 10

/** Something that a resident waits for. */
export interface WaitingEntry {
  readonly id: string
  readonly appointmentId: string | null
  readonly visitTypeId: string
  readonly visitTypeCode: string
  readonly label: KindWords | null
  /** How residents call whom they wait for; null for anybody who gives this kind of visit. */
  readonly calledName: string | null
  readonly fromDay: Temporal.PlainDate
  readonly untilDay: Temporal.PlainDate
  /** When the appointment is that would give way; null when there is none. */
  readonly replacesStart: Temporal.Instant | null
}

/** Entries that still wait: neither their last day nor their appointment is over. */
export function stillWaits(tx: Tx, today: Temporal.PlainDate) {
  return and(
    ...[isNull(waitingListEntries.endedAt), gte(waitingListEntries.untilDay, today)],
    or(
      isNull(waitingListEntries.appointmentId),
      and(eq(appointments.status, 'booked'), gt(appointments.startsAt, tx.actor.now)),
    ),
  )
}

export const itsAppointment = and(
  eq(appointments.tenantId, waitingListEntries.tenantId),
  eq(appointments.id, waitingListEntries.appointmentId),
)

/** What a resident waits for, the longest first; ten at most, which is the limit. `notFound` to who may not see it. */
export async function listWaitedFor(
  tx: Tx,
  { residentId, timeZone }: { readonly residentId: string; readonly timeZone: string },
): Promise<Result<WaitingEntry[]>> {
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'read' })
  if (!decision.granted) return notFound
  const { tenantId, now } = tx.actor
  const entry = waitingListEntries
  const rows = await tx
    .select({
      ...{ id: entry.id, appointmentId: entry.appointmentId, visitTypeId: entry.visitTypeId },
      ...{ personId: entry.personId, fromDay: entry.fromDay, untilDay: entry.untilDay },
      ...{ visitTypeCode: visitTypes.code, label: visitTypes.label, replacesStart: appointments.startsAt },
    })
    .from(entry)
    .innerJoin(visitTypes, and(eq(visitTypes.tenantId, entry.tenantId), eq(visitTypes.id, entry.visitTypeId)))
    .leftJoin(appointments, itsAppointment)
    .where(
      and(
        ...[eq(entry.tenantId, tenantId), eq(entry.residentId, residentId)],
        stillWaits(tx, now.toZonedDateTimeISO(timeZone).toPlainDate()),
      ),
    )
    .orderBy(asc(entry.createdAt), asc(entry.id))
    .limit(mostWaitedFor)
  const people = await findProfessionals(
    tx,
    rows.flatMap(({ personId }) => personId ?? []),
  )
  return done(
    rows.map(({ personId, ...row }) => ({
      ...row,
      calledName: personId === null ? null : (people.get(personId)?.calledName ?? null),
    })),
  )
}

/**
 * Whether somebody waits for an earlier time than this appointment, as far as the actor may see that. Decides nothing: the
 * caller has, about the appointment.
 */
export async function waitsForEarlier(tx: Tx, appointmentId: string): Promise<boolean> {
  const entry = waitingListEntries
  const [row] = await tx
    .select({ id: entry.id })
    .from(entry)
    .where(and(eq(entry.tenantId, tx.actor.tenantId), eq(entry.appointmentId, appointmentId), isNull(entry.endedAt)))
    .limit(1)
  return row !== undefined
}
