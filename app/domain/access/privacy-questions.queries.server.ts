import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { privacyQuestions } from '#db/schema/access.emergency.ts'
import { unseal } from '#app/platform/sealed-values.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { isId } from '../shared/ids.ts'
import { fullName } from '../shared/person-name.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { AskedLine } from './ask-privacy-question.server.ts'
import { decideAccess } from './decide-access.server.ts'
import { decideByRole } from './decide-by-role.server.ts'
import { emergencyPlace } from './emergency-places.ts'
import { readResidents } from './officer-people.queries.server.ts'

type Row = typeof privacyQuestions.$inferSelect
const q = privacyQuestions
const pageSize = 25

export interface PrivacyQuestion {
  readonly id: string
  readonly residentId: string
  readonly day: Temporal.PlainDate | null
  readonly line: AskedLine | null
  readonly question: string
  readonly askedAt: Temporal.Instant
  readonly answer: string | null
  readonly answeredAt: Temporal.Instant | null
}

/** @throws SealBroken when its words can't be opened. */
function questionOf({ tenantId, ...row }: Row): PrivacyQuestion {
  const { id, residentId, aboutDay, aboutUser, aboutResource, aboutAction, askedAt, answerSealed, answeredAt } = row
  const hasLine = aboutUser !== null && aboutResource !== null && aboutAction !== null
  return {
    ...{ id, residentId, askedAt, answeredAt, day: aboutDay },
    line: hasLine ? { user: aboutUser, resource: aboutResource, action: aboutAction } : null,
    question: unseal(row.questionSealed, emergencyPlace.question(tenantId, id)),
    answer: answerSealed === null ? null : unseal(answerSealed, emergencyPlace.answer(tenantId, id)),
  }
}

/** The acting resident's own questions, newest first; ten at most. The caller decided about the resident's log. */
export async function listMyPrivacyQuestions(tx: Tx): Promise<PrivacyQuestion[]> {
  const { tenantId, personId, kind } = tx.actor
  if (kind !== 'resident' || !personId) return []
  const rows = await tx
    .select()
    .from(q)
    .where(and(eq(q.tenantId, tenantId), eq(q.residentId, personId)))
    .orderBy(desc(q.askedAt), desc(q.id))
    .limit(10)
  return rows.map(questionOf)
}

/** One question of the acting resident, with the answer; `notFound` to anybody else. */
export async function getMyPrivacyQuestion(tx: Tx, questionId: string): Promise<Result<PrivacyQuestion>> {
  const { tenantId, personId, kind } = tx.actor
  if (!isId(questionId) || kind !== 'resident' || !personId) return notFound
  const decision = await decideAccess(tx, {
    ...{ residentId: personId, resource: 'accessLog', action: 'read', objectId: questionId },
  })
  if (!decision.granted) return notFound
  const mine = and(eq(q.tenantId, tenantId), eq(q.id, questionId), eq(q.residentId, personId))
  const [row] = await tx.select().from(q).where(mine).limit(1)
  return row ? done(questionOf(row)) : notFound
}

export interface OfficerQuestion extends PrivacyQuestion {
  readonly resident: string
}

async function named(tx: Tx, rows: readonly Row[]): Promise<OfficerQuestion[]> {
  const residents = await readResidents(
    tx,
    rows.map(({ residentId }) => residentId),
  )
  return rows.map((row) => {
    const name = residents.get(row.residentId)?.name
    return { ...questionOf(row), resident: name ? fullName(name) : '' }
  })
}

function openPage(tx: Tx, after: Cursor | null, limit: number): Promise<Row[]> {
  const later = after && sql`(${q.askedAt}, ${q.id}) > (${after.at.toString()}::timestamptz, ${after.id}::uuid)`
  return tx
    .select()
    .from(q)
    .where(and(eq(q.tenantId, tx.actor.tenantId), isNull(q.answeredAt), later ?? undefined))
    .orderBy(asc(q.askedAt), asc(q.id))
    .limit(limit)
}

function answeredPage(tx: Tx, after: Cursor | null, limit: number): Promise<Row[]> {
  const older = after && sql`(${q.answeredAt}, ${q.id}) < (${after.at.toString()}::timestamptz, ${after.id}::uuid)`
  return tx
    .select()
    .from(q)
    .where(and(eq(q.tenantId, tx.actor.tenantId), isNotNull(q.answeredAt), older ?? undefined))
    .orderBy(desc(q.answeredAt), desc(q.id))
    .limit(limit)
}

/** Residents' questions: open ones, the oldest first, or answered ones, the newest first; 25 a page. For the officer alone. */
export async function listPrivacyQuestions(
  tx: Tx,
  { answered, after, limit = pageSize }: { answered: boolean; after: Cursor | null; limit?: number },
): Promise<Result<{ readonly items: readonly OfficerQuestion[]; readonly next: Cursor | null }>> {
  if (tx.actor.kind !== 'officer') {
    decideByRole(tx, { resource: 'accessLog', action: 'execute' })
    return notFound
  }
  const rows = answered ? await answeredPage(tx, after, limit + 1) : await openPage(tx, after, limit + 1)
  const page = rows.slice(0, limit)
  const objects = page.map(({ id, residentId }) => ({ residentId, detail: id }))
  if (!decideByRole(tx, { resource: 'accessLog', action: 'read', objects })) return notFound
  const last = rows.length > limit ? page.at(-1) : undefined
  const next = last && { at: (answered ? last.answeredAt : last.askedAt) ?? last.askedAt, id: last.id }
  return done({ items: await named(tx, page), next: next ?? null })
}

/** One question, for the privacy officer alone. */
export async function getPrivacyQuestion(tx: Tx, questionId: string): Promise<Result<OfficerQuestion>> {
  if (!isId(questionId)) return notFound
  const officer = tx.actor.kind === 'officer'
  const where = and(eq(q.tenantId, tx.actor.tenantId), eq(q.id, questionId))
  const [row] = officer ? await tx.select().from(q).where(where).limit(1) : []
  const objects = row ? [{ residentId: row.residentId, detail: questionId }] : []
  const may = decideByRole(tx, { resource: 'accessLog', action: officer ? 'read' : 'execute', objects })
  if (!may || !row) return notFound
  const [found] = await named(tx, [row])
  return found ? done(found) : notFound
}
