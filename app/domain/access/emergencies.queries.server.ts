import { and, desc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { emergencyAccesses } from '#db/schema/access.emergency.ts'
import { unseal } from '#app/platform/sealed-values.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { subjectOf } from '../shared/actor.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import type { EmergencyOutcome, EmergencyReason, EmergencyRole } from './emergency.ts'
import { emergencyPlace } from './emergency-places.ts'

type Row = typeof emergencyAccesses.$inferSelect

/** One press, with its words opened. */
export interface Emergency {
  readonly id: string
  readonly residentId: string
  readonly personId: string
  readonly teamId: string
  readonly role: EmergencyRole
  readonly reasonCode: EmergencyReason
  readonly reason: string
  readonly startedAt: Temporal.Instant
  /** When it closes or closed: after four hours, or earlier by "Ik ben klaar". */
  readonly closesAt: Temporal.Instant
  readonly isLive: boolean
  readonly noticeAt: Temporal.Instant
  readonly delayReason: string | null
  readonly reviewDue: Temporal.PlainDate
  readonly judgedAt: Temporal.Instant | null
  readonly outcome: EmergencyOutcome | null
  readonly note: string | null
}

/** @throws SealBroken when its words can't be opened. */
export function emergencyOf(row: Row, now: Temporal.Instant): Emergency {
  const { tenantId, id } = row
  const open = (sealed: string | null, place: (tenantId: string, id: string) => string) =>
    sealed === null ? null : unseal(sealed, place(tenantId, id))
  const closesAt = row.endedAt ?? row.endsAt
  const { residentId, personId, teamId, role, reasonCode, startedAt, noticeAt, reviewDue, judgedAt, outcome } = row
  return {
    ...{ id, residentId, personId, teamId, role, reasonCode, startedAt, noticeAt, reviewDue, judgedAt, outcome },
    reason: unseal(row.reasonSealed, emergencyPlace.reason(tenantId, id)),
    delayReason: open(row.delaySealed, emergencyPlace.delay),
    note: open(row.noteSealed, emergencyPlace.note),
    closesAt,
    isLive: Temporal.Instant.compare(startedAt, now) <= 0 && Temporal.Instant.compare(closesAt, now) > 0,
  }
}

const e = emergencyAccesses
const liveNow = ({ actor: { now } }: Tx) =>
  and(lte(e.startedAt, now), gt(e.endsAt, now), or(isNull(e.endedAt), gt(e.endedAt, now)))

async function readOwn(tx: Tx, more: ReturnType<typeof and>, limit: number): Promise<Emergency[]> {
  const { tenantId, personId, kind, now } = tx.actor
  if (kind !== 'professional' || !personId) return []
  const rows = await tx
    .select()
    .from(e)
    .where(and(eq(e.tenantId, tenantId), eq(e.personId, personId), more))
    .orderBy(desc(e.startedAt), desc(e.id))
    .limit(limit)
  return rows.map((row) => emergencyOf(row, now))
}

/** The live press of the acting professional for one resident: for the banner. Says nothing of the record. */
export async function findLiveEmergency(tx: Tx, residentId: string): Promise<Emergency | null> {
  if (!isId(residentId)) return null
  const [found] = await readOwn(tx, and(eq(e.residentId, residentId), liveNow(tx)), 1)
  return found ?? null
}

/** One press of the acting professional, live or past; null for another's. */
export async function findOwnEmergency(tx: Tx, emergencyId: string): Promise<Emergency | null> {
  if (!isId(emergencyId)) return null
  const [found] = await readOwn(tx, eq(e.id, emergencyId), 1)
  return found ?? null
}

/** The live presses of the acting professional, newest first; twenty at most. */
export function listLiveEmergencies(tx: Tx): Promise<Emergency[]> {
  return readOwn(tx, liveNow(tx), 20)
}

export interface ToldEmergency extends Emergency {
  /** Who pressed, as residents call this person. */
  readonly name: string
}

async function named(tx: Tx, rows: readonly Row[]): Promise<ToldEmergency[]> {
  const names = await findProfessionals(
    tx,
    rows.map(({ personId }) => personId),
  )
  return rows.map((row) => ({ ...emergencyOf(row, tx.actor.now), name: names.get(row.personId)?.calledName ?? '' }))
}

/**
 * One emergency of the resident of these pages, from the moment of the notice on; `notFound` before it and to anybody else.
 * Who acts for somebody reads it only where the resident has no account (BG-1).
 */
export async function getMyEmergency(tx: Tx, emergencyId: string): Promise<Result<ToldEmergency>> {
  const { tenantId, now } = tx.actor
  const residentId = subjectOf(tx.actor)
  if (!isId(emergencyId) || !residentId) return notFound
  const decision = await decideAccess(tx, {
    ...{ residentId, resource: 'emergencyAccess', action: 'read', objectId: emergencyId },
  })
  if (!decision.granted) return notFound
  const rows = await tx
    .select()
    .from(e)
    .where(and(eq(e.tenantId, tenantId), eq(e.id, emergencyId), eq(e.residentId, residentId), lte(e.noticeAt, now)))
    .limit(1)
  const [found] = await named(tx, rows)
  return found ? done(found) : notFound
}

/**
 * Emergencies of the resident of these pages that may be known, since an instant, newest first; ten at most. Logged when
 * there are. Who acts for somebody reads them only where the resident has no account (BG-1).
 */
export async function listMyEmergencies(tx: Tx, since: Temporal.Instant): Promise<ToldEmergency[]> {
  const { tenantId, now } = tx.actor
  const residentId = subjectOf(tx.actor)
  if (!residentId) return []
  const rows = await tx
    .select()
    .from(e)
    .where(and(eq(e.tenantId, tenantId), eq(e.residentId, residentId), lte(e.noticeAt, now), gt(e.startedAt, since)))
    .orderBy(desc(e.startedAt), desc(e.id))
    .limit(10)
  if (rows.length === 0) return []
  const decision = await decideAccess(tx, { residentId, resource: 'emergencyAccess', action: 'read' })
  return decision.granted ? named(tx, rows) : []
}
