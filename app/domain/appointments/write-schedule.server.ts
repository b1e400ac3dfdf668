import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { consultationSessions } from '#db/schema/appointments.kinds.ts'
import { absences, teamClosures } from '#db/schema/appointments.schedules.ts'
import { newId } from '../shared/ids.ts'
import type { AbsenceKind } from './planned.queries.server.ts'
import type { PlannedSession } from './schedule.ts'

/** The rows of schedules. Each decides nothing: the caller has, and the portal alone may write them. */

/** Adds a session of this person. */
export async function addSession(tx: Tx, personId: string, session: PlannedSession): Promise<void> {
  const { tenantId, now } = tx.actor
  const { teamId, location, weekday, startsAt, endsAt, weeks, validUntil, onlineShare } = session
  await tx.insert(consultationSessions).values({
    ...{ tenantId, id: newId(now.epochMilliseconds), personId, teamId, location, weekday, startsAt, endsAt, weeks },
    ...{ validFrom: session.validFrom!, validUntil, onlineShare, visitTypeCodes: [...session.visitTypeCodes] },
    releaseHorizonDays: session.releaseHorizonDays ?? null,
    leadMinutes: session.leadMinutes ?? null,
    bufferMinutes: session.bufferMinutes ?? 0,
    pauses: (session.pauses ?? []).map(({ from, until }) => ({ from: from.toString(), until: until.toString() })),
    onClosedDays: session.onClosedDays ?? false,
  })
}

/** The last day of a session; it stays as what was. */
export async function endSession(tx: Tx, id: string, lastDay: Temporal.PlainDate): Promise<void> {
  await tx
    .update(consultationSessions)
    .set({ validUntil: lastDay })
    .where(and(eq(consultationSessions.tenantId, tx.actor.tenantId), eq(consultationSessions.id, id)))
}

export interface NewAbsence {
  readonly personId: string
  readonly kind: AbsenceKind
  readonly firstDay: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
  readonly hours: { readonly from: Temporal.PlainTime; readonly until: Temporal.PlainTime } | null
  readonly deputyPersonId: string | null
}

/** Somebody is away. */
export async function addAbsence(tx: Tx, { hours, ...absence }: NewAbsence): Promise<void> {
  const { tenantId, personId, now } = tx.actor
  await tx.insert(absences).values({
    ...{ tenantId, id: newId(now.epochMilliseconds), ...absence, createdByPersonId: personId, createdAt: now },
    ...{ startsAt: hours?.from ?? null, endsAt: hours?.until ?? null },
  })
}

/** Takes an absence out of the schedule. */
export async function removeAbsence(tx: Tx, id: string): Promise<void> {
  await tx.delete(absences).where(and(eq(absences.tenantId, tx.actor.tenantId), eq(absences.id, id)))
}

export interface NewClosure {
  readonly teamId: string
  readonly name: string
  readonly firstDay: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
}

/** A team is closed. */
export async function addClosure(tx: Tx, closure: NewClosure): Promise<void> {
  const { tenantId, personId, now } = tx.actor
  const made = { createdByPersonId: personId ?? '', createdAt: now }
  await tx.insert(teamClosures).values({ tenantId, id: newId(now.epochMilliseconds), ...closure, ...made })
}

/** Takes a closed day out of the schedule. */
export async function removeClosure(tx: Tx, id: string): Promise<void> {
  await tx.delete(teamClosures).where(and(eq(teamClosures.tenantId, tx.actor.tenantId), eq(teamClosures.id, id)))
}
