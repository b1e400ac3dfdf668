import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { emergencyAccesses } from '#db/schema/access.emergency.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { findTeams } from '../organisations/teams.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { fullName } from '../shared/person-name.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideByRole } from './decide-by-role.server.ts'
import { emergencyOf, type Emergency } from './emergencies.queries.server.ts'
import { listTold } from './tell-emergency.server.ts'
import { readResidents } from './officer-people.queries.server.ts'

/** A press as the privacy officer sees it. */
export interface Review extends Emergency {
  readonly professional: string
  readonly team: string
  readonly resident: string
}

/** One press, and who is told of it: the resident, who acts for them, or nobody. */
export interface ToldReview extends Review {
  readonly told: 'resident' | 'representatives' | 'nobody'
}

export interface Reviews {
  readonly items: readonly Review[]
  /** The key of the last row, for the next page; null when this is the last. */
  readonly next: string | null
}

const pageSize = 25
const e = emergencyAccesses

async function named(tx: Tx, found: readonly Emergency[]): Promise<Review[]> {
  const people = await findProfessionals(
    tx,
    found.map(({ personId }) => personId),
  )
  const teams = await findTeams(
    tx,
    found.map(({ teamId }) => teamId),
  )
  const residents = await readResidents(
    tx,
    found.map(({ residentId }) => residentId),
  )
  return found.map((each) => ({
    ...each,
    professional: people.get(each.personId)?.name ?? '',
    team: teams.get(each.teamId)?.name ?? '',
    resident: ((name) => (name ? fullName(name) : ''))(residents.get(each.residentId)?.name),
  }))
}

/** `<day or instant>_<id>`, from a URL; null for anything else. */
function readKey(text: string | null): { at: string; id: string } | null {
  const [at = '', id] = (text ?? '').split('_')
  return isId(id) && /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(at) ? { at, id } : null
}

function pageOf(tx: Tx, judged: boolean, after: string | null, limit: number) {
  const key = readKey(after)
  const mine = eq(e.tenantId, tx.actor.tenantId)
  const rows = tx.select().from(e)
  if (judged) {
    const older = key && sql`(${e.judgedAt}, ${e.id}) < (${key.at}::timestamptz, ${key.id}::uuid)`
    return rows
      .where(and(mine, isNotNull(e.judgedAt), older ?? undefined))
      .orderBy(desc(e.judgedAt), desc(e.id))
      .limit(limit)
  }
  const later = key && sql`(${e.reviewDue}, ${e.id}) > (${key.at.slice(0, 10)}::date, ${key.id}::uuid)`
  return rows
    .where(and(mine, isNull(e.judgedAt), later ?? undefined))
    .orderBy(asc(e.reviewDue), asc(e.id))
    .limit(limit)
}

/** Presses to judge, what is due first on top, or those judged, newest first; 25 a page. For the privacy officer alone. */
export async function listReviews(
  tx: Tx,
  { judged, after, limit = pageSize }: { judged: boolean; after: string | null; limit?: number },
): Promise<Result<Reviews>> {
  if (tx.actor.kind !== 'officer') {
    decideByRole(tx, { resource: 'emergencyAccess', action: 'execute' })
    return notFound
  }
  const rows = await pageOf(tx, judged, after, limit + 1)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const objects = page.map(({ id, residentId }) => ({ residentId, detail: id }))
  if (!decideByRole(tx, { resource: 'emergencyAccess', action: 'read', objects })) return notFound
  const items = await named(
    tx,
    page.map((row) => emergencyOf(row, tx.actor.now)),
  )
  return done({
    items,
    next: last ? `${(judged ? last.judgedAt : last.reviewDue)?.toString() ?? ''}_${last.id}` : null,
  })
}

/** One press, for the privacy officer alone. */
export async function getReview(tx: Tx, emergencyId: string): Promise<Result<ToldReview>> {
  if (!isId(emergencyId)) return notFound
  const officer = tx.actor.kind === 'officer'
  const where = and(eq(e.tenantId, tx.actor.tenantId), eq(e.id, emergencyId))
  const [row] = officer ? await tx.select().from(e).where(where).limit(1) : []
  const objects = row ? [{ residentId: row.residentId, detail: emergencyId }] : []
  const may = decideByRole(tx, { resource: 'emergencyAccess', action: officer ? 'read' : 'execute', objects })
  if (!may || !row) return notFound
  const [found] = await named(tx, [emergencyOf(row, tx.actor.now)])
  if (!found) return notFound
  const told = await listTold(tx, emergencyId)
  const whom = told.some(({ isResident }) => isResident) ? 'resident' : 'representatives'
  return done({ ...found, told: told.length === 0 ? 'nobody' : whom })
}

/** What waits for the privacy officer: presses to judge, how many are late, and open questions; a hundred at most. */
export async function countOfficerWork(
  tx: Tx,
  today: Temporal.PlainDate,
): Promise<{ readonly toJudge: number; readonly late: number; readonly questions: number }> {
  if (tx.actor.kind !== 'officer') return { toJudge: 0, late: 0, questions: 0 }
  const { tenantId } = tx.actor
  const { rows } = await tx.execute<{ to_judge: number; late: number; questions: number }>(sql`
    select (select count(*)::int from (select 1 from emergency_accesses where tenant_id = ${tenantId} and judged_at is null limit 100) e) as to_judge,
      (select count(*)::int from (select 1 from emergency_accesses where tenant_id = ${tenantId} and judged_at is null and review_due < ${today.toString()}::date limit 100) l) as late,
      (select count(*)::int from (select 1 from privacy_questions where tenant_id = ${tenantId} and answered_at is null limit 100) q) as questions`)
  const [row] = rows
  return { toJudge: row?.to_judge ?? 0, late: row?.late ?? 0, questions: row?.questions ?? 0 }
}
