import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { privacyQuestions } from '#db/schema/access.emergency.ts'
import { seal } from '#app/platform/sealed-values.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideByRole } from './decide-by-role.server.ts'
import { emergencyPlace } from './emergency-places.ts'

/**
 * The privacy officer answers a resident's question, once; the resident is told by a mail without content.
 * Refuses `notFound` to anybody else, `emergency.answered` a second time.
 */
export async function answerPrivacyQuestion(
  tx: Tx,
  { questionId, answer }: { readonly questionId: string; readonly answer: string },
): Promise<Result<undefined>> {
  const { tenantId, personId, kind, now } = tx.actor
  if (!isId(questionId) || !personId) return notFound
  const mine = and(eq(privacyQuestions.tenantId, tenantId), eq(privacyQuestions.id, questionId))
  const [found] = kind === 'officer' ? await tx.select().from(privacyQuestions).where(mine).for('update') : []
  const objects = found ? [{ residentId: found.residentId, detail: questionId }] : []
  const may = decideByRole(tx, { resource: 'accessLog', action: 'execute', objects })
  if (!may || !found) return notFound
  if (found.answeredAt) return refuse('emergency.answered')
  await tx
    .update(privacyQuestions)
    .set({
      answerSealed: seal(answer, emergencyPlace.answer(tenantId, questionId)),
      answeredAt: now,
      answeredBy: personId,
    })
    .where(mine)
  await notify(tx, { personId: found.residentId, template: 'accessNews' })
  return done()
}
