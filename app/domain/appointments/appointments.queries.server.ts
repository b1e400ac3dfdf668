import { and, asc, desc, eq, gt, inArray, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import { appointments } from '#db/schema/appointments.ts'
import { decideAccess, decideAccessToList } from '../access/decide-access.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { AppointmentStatus } from './appointment.ts'
import type { InterpreterWish } from './interpreter-wish.ts'
import type { KindWords } from './kind-words.ts'
import { professionalsIn } from './taking-part.queries.server.ts'
import type { Channel } from './visit-type.ts'

interface ProfessionalName {
  readonly id: string
  readonly name: string
  /** How residents call this professional. */
  readonly calledName: string
}

/** An appointment as whoever may read it sees it. */
export interface AppointmentView extends InterpreterWish {
  readonly id: string
  readonly residentId: string
  /** The group in which this is a place; null for an appointment of one resident. */
  readonly groupId: string | null
  readonly teamId: string | null
  readonly visitTypeId: string | null
  readonly visitTypeCode: string
  readonly status: AppointmentStatus
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly channel: Channel
  readonly location: string
  readonly reason: string | null
  /** Who comes along, in the resident's words. */
  readonly companion: string | null
  readonly heldUntil: Temporal.Instant | null
  readonly onlineEditableUntil: Temporal.Instant
  readonly updatedAt: Temporal.Instant
  readonly sequence: number
  /** What the practice told the resident when it moved or cancelled. */
  readonly changeReason: string | null
  /** What the practice calls this kind of visit now, by language; null for the portal's own words. */
  readonly label: KindWords | null
  /** Whether residents book this kind of visit by themselves now; null where its kind is the portal's own. */
  readonly selfBookable: boolean | null
  /** As the kind of visit said when it was booked (APP-11), and in which language. */
  readonly patientInstructions: string | null
  readonly instructionsLanguage: string | null
  /** Where a video talk is held. */
  readonly videoUrl: string | null
  readonly professionals: readonly ProfessionalName[]
}

const columns = {
  id: appointments.id,
  residentId: appointments.residentId,
  groupId: appointments.groupId,
  teamId: appointments.teamId,
  visitTypeId: appointments.visitTypeId,
  visitTypeCode: appointments.visitTypeCode,
  status: appointments.status,
  startsAt: appointments.startsAt,
  endsAt: appointments.endsAt,
  channel: appointments.channel,
  location: appointments.location,
  reason: appointments.reason,
  companion: appointments.companion,
  interpreterLanguage: appointments.interpreterLanguage,
  interpreterMode: appointments.interpreterMode,
  interpreterGender: appointments.interpreterGender,
  heldUntil: appointments.heldUntil,
  onlineEditableUntil: appointments.onlineEditableUntil,
  updatedAt: appointments.updatedAt,
  sequence: appointments.sequence,
  changeReason: appointments.changeReason,
  patientInstructions: appointments.patientInstructions,
  instructionsLanguage: appointments.instructionsLanguage,
  videoUrl: appointments.videoUrl,
  label: visitTypes.label,
  selfBookable: visitTypes.selfBookable,
}
type Row = Omit<AppointmentView, 'professionals'>

const itsKind = and(eq(visitTypes.tenantId, appointments.tenantId), eq(visitTypes.id, appointments.visitTypeId))

const live = (now: Temporal.Instant) => or(sql`${appointments.heldUntil} is null`, gt(appointments.heldUntil, now))

function beyond(after: Cursor | null, order: 'soonest' | 'latest') {
  if (!after) return undefined
  const compare = order === 'soonest' ? gt : lt
  return or(
    compare(appointments.startsAt, after.at),
    and(eq(appointments.startsAt, after.at), compare(appointments.id, after.id)),
  )
}

async function withProfessionals(tx: Tx, rows: readonly Row[]): Promise<AppointmentView[]> {
  const taking = await professionalsIn(
    tx,
    rows.map(({ id }) => id),
  )
  const known = await findProfessionals(tx, [...taking.values()].flat())
  return rows.map((row) => ({
    ...row,
    professionals: (taking.get(row.id) ?? []).flatMap((personId) => known.get(personId) ?? []),
  }))
}

/**
 * One appointment that the actor may read, a hold that still runs among them; else `notFound`.
 * @param asked.event for a file that leaves the portal.
 */
export async function findAppointment(
  tx: Tx,
  { id, event }: { readonly id: string; readonly event?: 'export' },
): Promise<Result<AppointmentView>> {
  if (!isId(id)) return notFound
  const { tenantId, now } = tx.actor
  const { rows: subjects } = await tx.execute<{ resident_id: string; team_id: string | null }>(
    sql`select resident_id, team_id from appointment_subject(${id})`,
  )
  const subject = subjects[0]
  if (!subject) return notFound
  const decision = await decideAccess(tx, {
    residentId: subject.resident_id,
    resource: 'appointment',
    action: 'read',
    objectId: id,
    ownerTeamId: subject.team_id,
    event,
  })
  if (!decision.granted) return notFound
  const [row] = await tx
    .select(columns)
    .from(appointments)
    .leftJoin(visitTypes, itsKind)
    .where(and(eq(appointments.tenantId, tenantId), eq(appointments.id, id), live(now)))
    .limit(1)
  if (!row) return notFound
  const [view] = await withProfessionals(tx, [row])
  return view ? done(view) : notFound
}

export interface AppointmentList {
  readonly items: readonly AppointmentView[]
  /** Where the next page starts; null when this is the last. */
  readonly next: Cursor | null
}

async function listPage(tx: Tx, where: SQL | undefined, order: 'soonest' | 'latest', limit: number) {
  const direction = order === 'soonest' ? asc : desc
  const rows = await tx
    .select(columns)
    .from(appointments)
    .leftJoin(visitTypes, itsKind)
    .where(and(eq(appointments.tenantId, tx.actor.tenantId), where))
    .orderBy(direction(appointments.startsAt), direction(appointments.id))
    .limit(limit + 1)
  const last = rows[limit - 1]
  const next = rows.length > limit && last ? { at: last.startsAt, id: last.id } : null
  return { items: await withProfessionals(tx, rows.slice(0, limit)), next }
}

/**
 * The resident's appointments by keyset: `coming` are those that have not ended, a hold that still runs among them,
 * soonest first; `past` are those that have ended or were cancelled, latest first.
 */
export async function listAppointments(
  tx: Tx,
  asked: { residentId: string; which: 'coming' | 'past'; after?: Cursor | null; limit?: number },
): Promise<Result<AppointmentList>> {
  const { residentId, which, after = null, limit = 20 } = asked
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'read' })
  if (!decision.granted) return notFound
  const { now } = tx.actor
  const coming = which === 'coming'
  const state = coming
    ? and(
        gt(appointments.endsAt, now),
        inArray(appointments.status, ['proposed', 'pending', 'booked', 'arrived']),
        live(now),
      )
    : or(
        and(lte(appointments.endsAt, now), inArray(appointments.status, ['booked', 'arrived', 'fulfilled', 'noshow'])),
        eq(appointments.status, 'cancelled'),
      )
  const where = and(eq(appointments.residentId, residentId), state, beyond(after, coming ? 'soonest' : 'latest'))
  return done(await listPage(tx, where, coming ? 'soonest' : 'latest', limit))
}

/** The resident's next appointment that is not a hold, or null; for the home page. */
export async function nextAppointment(
  tx: Tx,
  { residentId }: { readonly residentId: string },
): Promise<AppointmentView | null> {
  const decision = await decideAccess(tx, { residentId, resource: 'appointment', action: 'read' })
  if (!decision.granted) return null
  const where = and(
    eq(appointments.residentId, residentId),
    gt(appointments.endsAt, tx.actor.now),
    inArray(appointments.status, ['booked', 'arrived']),
  )
  const { items } = await listPage(tx, where, 'soonest', 1)
  return items[0] ?? null
}

export type AppointmentTimes = Pick<AppointmentView, 'startsAt' | 'endsAt' | 'status' | 'location' | 'channel'>

/** When and where these appointments are, as far as this actor may read them, by id. */
export async function getAppointmentTimes(tx: Tx, ids: readonly string[]): Promise<Map<string, AppointmentTimes>> {
  const wanted = ids.filter(isId)
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .select(columns)
    .from(appointments)
    .leftJoin(visitTypes, itsKind)
    .where(and(eq(appointments.tenantId, tx.actor.tenantId), inArray(appointments.id, wanted)))
    .limit(500)
  const items = rows.map((row) => ({ ...row, objectId: row.id, ownerTeamId: row.teamId }))
  const seen = await decideAccessToList(tx, { resource: 'appointment', action: 'read', items })
  return new Map(
    seen.map(({ id, startsAt, endsAt, status, location, channel }) => [
      id,
      { startsAt, endsAt, status, location, channel },
    ]),
  )
}
