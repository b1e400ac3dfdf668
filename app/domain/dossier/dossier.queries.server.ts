import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { assessmentNotes, assessmentPriorities, assessments } from '#db/schema/dossier.ts'
import type { LiveGrant } from '../access/decide.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import type { Topic } from '../access/topics.ts'
import { refuseWithheld } from '../access/withheld.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { isReadable, type AssessmentReader } from './assessment.ts'
import type { AssessmentView } from './assessment-view.ts'
import { domainCodes } from './four-domains.ts'

/** Versions that a page reads at once: the last six make the trend, one may be in preparation. */
const mostVersions = 12

export interface ScorePoint {
  readonly at: Temporal.Instant
  readonly score: number
}

export interface Dossier {
  /** What the resident is preparing; null for everybody else. */
  readonly prepared: AssessmentView | null
  /** The newest version that was sent or agreed, with the domains that are open to the reader (FD-5). */
  readonly latest: AssessmentView | null
  /** Scores given so far, oldest first (CVG-2). */
  readonly scores: readonly ScorePoint[]
  /** Domains that are open to the reader. */
  readonly topics: readonly Topic[]
  /** What opened it; null for one's own. */
  readonly grant: LiveGrant | null
}

type Row = Omit<AssessmentView, 'notes' | 'priorities'>

function readerOf({ actor }: Tx, residentId: string, row: Row): AssessmentReader {
  if (actor.kind === 'resident' && actor.personId === residentId) return 'resident'
  // A mandate shows what was given to anybody; what is prepared is the resident's alone (FD-2).
  if (actor.kind === 'representative') return 'own_practice'
  return row.sentToTeamId !== null && actor.teamIds.includes(row.sentToTeamId) ? 'own_practice' : 'other_professional'
}

async function listVersions(tx: Tx, residentId: string): Promise<Row[]> {
  const rows = await tx
    .select()
    .from(assessments)
    .where(and(eq(assessments.tenantId, tx.actor.tenantId), eq(assessments.residentId, residentId)))
    .orderBy(desc(assessments.createdAt), desc(assessments.id))
    .limit(mostVersions)
  return rows.filter((row) => isReadable(row.state, row.sentAt !== null, readerOf(tx, residentId, row)))
}

async function withContent(tx: Tx, rows: readonly Row[], topics: readonly Topic[]): Promise<AssessmentView[]> {
  const open = domainCodes.filter((domain) => topics.includes(domain))
  if (rows.length === 0 || open.length === 0) return []
  const { tenantId } = tx.actor
  const ids = rows.map(({ id }) => id)
  const notes = await tx
    .select()
    .from(assessmentNotes)
    .where(
      and(
        eq(assessmentNotes.tenantId, tenantId),
        inArray(assessmentNotes.assessmentId, ids),
        inArray(assessmentNotes.domain, open),
      ),
    )
    .orderBy(asc(assessmentNotes.assessmentId), asc(assessmentNotes.position), asc(assessmentNotes.id))
    .limit(500)
  const priorities = await tx
    .select()
    .from(assessmentPriorities)
    .where(
      and(
        eq(assessmentPriorities.tenantId, tenantId),
        inArray(assessmentPriorities.assessmentId, ids),
        inArray(assessmentPriorities.domain, open),
      ),
    )
    .orderBy(asc(assessmentPriorities.priority))
  return rows.map((row) => ({
    ...row,
    notes: notes.filter((note) => note.assessmentId === row.id),
    priorities: priorities.filter((each) => each.assessmentId === row.id),
  }))
}

/**
 * The four-domain assessments of one resident: what is being prepared (the resident alone), the newest version and the
 * scores so far. Others get only the domains that are open to them, of versions that they may read (FD-2, FD-5).
 */
export async function getDossier(tx: Tx, residentId: string): Promise<Result<Dossier>> {
  if (!isId(residentId)) return notFound
  const decision = await decideAccess(tx, { residentId, resource: 'assessment', action: 'read' })
  if (!decision.granted) return notFound
  await refuseWithheld(tx, { residentId, resource: 'assessment', decision })
  const { topics, grant } = decision
  const versions = await listVersions(tx, residentId)
  const preparing = versions.find(({ sentAt, agreedAt }) => !sentAt && !agreedAt)
  const given = versions.filter((row) => row !== preparing)
  const shown = await withContent(
    tx,
    [preparing, given[0]].flatMap((row) => row ?? []),
    topics,
  )
  const scored = await decideAccess(tx, { residentId, resource: 'healthScore', action: 'read' })
  const scores = given.flatMap(({ sentAt, agreedAt, createdAt, score }) =>
    score === null || !scored.granted ? [] : [{ at: sentAt ?? agreedAt ?? createdAt, score }],
  )
  const view = (row: Row | undefined) => shown.find(({ id }) => id === row?.id) ?? null
  return done({ prepared: view(preparing), latest: view(given[0]), scores: scores.reverse(), topics, grant })
}
