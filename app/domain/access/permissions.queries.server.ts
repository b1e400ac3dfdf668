import { and, desc, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { sharingPermissions } from '#db/schema/access.sharing.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { findTeams } from '../organisations/teams.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { decideOnPermission } from './permission-subject.server.ts'
import { permissionState, speaksForResident, type PermissionState } from './sharing.ts'
import type { Topic } from './topics.ts'

type Row = typeof sharingPermissions.$inferSelect

/** A permission with the names that it is about. */
export interface PermissionView extends Omit<Row, 'askedTopics' | 'topics'> {
  readonly askedTopics: readonly Topic[]
  readonly topics: readonly Topic[]
  readonly state: PermissionState
  readonly recipientName: string
  readonly askedByName: string | null
  readonly recordedByName: string | null
}

async function withNames(tx: Tx, rows: readonly Row[]): Promise<PermissionView[]> {
  const people = await findProfessionals(
    tx,
    rows.flatMap(({ recipientPersonId, askedBy, recordedBy }) => [recipientPersonId, askedBy, recordedBy]),
  )
  const teams = await findTeams(
    tx,
    rows.flatMap(({ recipientTeamId }) => recipientTeamId ?? []),
  )
  const nameOf = (id: string | null) => people.get(id ?? '')?.calledName ?? null
  return rows.map((row) => ({
    ...row,
    askedTopics: row.askedTopics as Topic[],
    topics: row.topics as Topic[],
    state: permissionState(row, tx.actor.now),
    recipientName: teams.get(row.recipientTeamId ?? '')?.name ?? nameOf(row.recipientPersonId) ?? '',
    askedByName: nameOf(row.askedBy),
    recordedByName: nameOf(row.recordedBy),
  }))
}

const ofResident = (tx: Tx, residentId: string) =>
  and(eq(sharingPermissions.tenantId, tx.actor.tenantId), eq(sharingPermissions.residentId, residentId))

/** One permission, for the resident or who acts for the resident; `notFound` to everybody else. */
export async function getPermission(
  tx: Tx,
  { residentId, permissionId }: { readonly residentId: string; readonly permissionId: string },
): Promise<Result<PermissionView>> {
  const decision = await decideOnPermission(tx, { residentId, permissionId, action: 'read' })
  if (!decision || !speaksForResident(tx.actor)) return notFound
  const rows = await tx
    .select()
    .from(sharingPermissions)
    .where(and(ofResident(tx, residentId), eq(sharingPermissions.id, permissionId)))
  const [view] = await withNames(tx, rows)
  const open = view && [...view.askedTopics, ...view.topics].every((topic) => decision.topics.includes(topic))
  return view && open ? done(view) : notFound
}

/** After so many days a "later" is asked again on the first page; until then it waits on "Wie mag wat zien". */
const laterDays = 7

/**
 * What waits for the resident: questions of professionals without an answer, and what was written down and neither
 * confirmed nor objected to (CON-3, CON-5), newest first, at most `most`. Who put a question off sees it again after a
 * week, or at once with `withLater`. Empty for everybody but the resident and who acts for the resident.
 */
export async function listWaiting(
  tx: Tx,
  { residentId, most, withLater = false }: { residentId: string; most: number; withLater?: boolean },
): Promise<PermissionView[]> {
  if (!speaksForResident(tx.actor)) return []
  const decision = await decideAccess(tx, { residentId, resource: 'permission', action: 'read' })
  if (!decision.granted) return []
  const p = sharingPermissions
  const longAgo = tx.actor.now.subtract({ hours: 24 * laterDays })
  const question = and(
    isNotNull(p.askedAt),
    isNull(p.givenAt),
    isNull(p.refusedAt),
    withLater ? undefined : or(isNull(p.laterAt), lt(p.laterAt, longAgo)),
  )
  const written = and(
    isNotNull(p.recordedBy),
    isNull(p.confirmedAt),
    isNull(p.objectedAt),
    isNull(p.endedAt),
    sql`${p.endsAt} > ${tx.actor.now.toString()}::timestamptz`,
  )
  const rows = await tx
    .select()
    .from(p)
    .where(and(ofResident(tx, residentId), or(question, written)))
    .orderBy(desc(p.createdAt), desc(p.id))
    .limit(most)
  const open = (topics: readonly string[]) => topics.every((topic) => decision.topics.includes(topic as Topic))
  return withNames(
    tx,
    rows.filter((row) => open(row.askedTopics) && open(row.topics)),
  )
}

/**
 * What a professional asked, wrote down or received of one resident, newest first; at most ten. `notFound` to who has no
 * care relationship with the resident.
 */
export async function listOwnPermissions(tx: Tx, residentId: string): Promise<Result<PermissionView[]>> {
  if (!isId(residentId)) return notFound
  const decision = await decideAccess(tx, { residentId, resource: 'permission', action: 'read' })
  if (!decision.granted) return notFound
  const p = sharingPermissions
  const rows = await tx
    .select()
    .from(p)
    .where(ofResident(tx, residentId))
    .orderBy(desc(p.createdAt), desc(p.id))
    .limit(10)
  return done(await withNames(tx, rows))
}
