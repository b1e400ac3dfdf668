import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { assessmentNotes, assessmentPriorities, assessments } from '#db/schema/dossier.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { findRegistration } from '../access/registration.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { assessmentCan } from './assessment.ts'
import type { OfAssessment } from './open-prepared.server.ts'

async function saysSomething(tx: Tx, assessmentId: string): Promise<boolean> {
  const [note] = await tx
    .select({ id: assessmentNotes.id })
    .from(assessmentNotes)
    .where(and(eq(assessmentNotes.tenantId, tx.actor.tenantId), eq(assessmentNotes.assessmentId, assessmentId)))
    .limit(1)
  return note !== undefined
}

/**
 * Sends what was prepared to the own practice: from now on those of the practice whose grants say so can read it, and
 * it never changes again (FD-2, FD-4). Nobody is notified (CVG-3: no alarm). Sending again what was sent is fine.
 * Refuses `dossier.nothingToSend`, `dossier.noPractice`, and `notFound` to anybody but the resident.
 */
export async function sendAssessment(tx: Tx, input: OfAssessment): Promise<Result<{ id: string }>> {
  const { residentId, assessmentId } = input
  const question = { residentId, resource: 'assessment', action: 'execute', objectId: assessmentId } as const
  const decision = await decideAccess(tx, question)
  if (!decision.granted || !isId(assessmentId)) return notFound
  const { tenantId, now } = tx.actor
  const one = and(
    eq(assessments.tenantId, tenantId),
    eq(assessments.residentId, residentId),
    eq(assessments.id, assessmentId),
  )
  // Two tabs that send at once follow each other here; the second finds it sent.
  const [found] = await tx.select().from(assessments).where(one).for('update')
  if (!found) return notFound
  if (found.sentAt) return done({ id: found.id })
  const allowed = assessmentCan(found.state, 'send', { who: 'resident', sent: false, residentPresent: true })
  if (!allowed.ok) return allowed
  if (found.score === null && !(await saysSomething(tx, found.id))) return refuse('dossier.nothingToSend')
  const registration = await findRegistration(tx, residentId)
  if (!registration) return refuse('dossier.noPractice')
  const sent = { sentAt: now, sentToTeamId: registration.teamId }
  await tx
    .update(assessments)
    .set({ ...sent, state: allowed.value, updatedAt: now })
    .where(one)
  for (const part of [assessmentNotes, assessmentPriorities]) {
    await tx
      .update(part)
      .set(sent)
      .where(and(eq(part.tenantId, tenantId), eq(part.assessmentId, found.id)))
  }
  return done({ id: found.id })
}
