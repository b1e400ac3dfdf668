import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { privacyQuestions } from '#db/schema/access.emergency.ts'
import { seal } from '#app/platform/sealed-values.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { emergencyPlace } from './emergency-places.ts'
import { holdForm } from './hold-form.server.ts'

/** The line of "Wie heeft gekeken" that a question is about. */
export interface AskedLine {
  readonly user: string
  readonly resource: string
  readonly action: string
}

/** "Ik snap dit niet" (LOG-3): a resident asks the privacy officer. Sending it twice asks once. */
export async function askPrivacyQuestion(
  tx: Tx,
  asked: {
    readonly questionId: string
    readonly question: string
    readonly day: Temporal.PlainDate | null
    readonly line: AskedLine | null
  },
): Promise<Result<{ readonly questionId: string }>> {
  const { questionId, question, day, line } = asked
  const { tenantId, personId, kind, now } = tx.actor
  if (kind !== 'resident' || !personId || !isId(questionId)) return notFound
  const decision = await decideAccess(tx, {
    residentId: personId,
    resource: 'accessLog',
    action: 'read',
    objectId: questionId,
  })
  if (!decision.granted) return notFound
  await holdForm(tx, questionId)
  const [known] = await tx
    .select({ id: privacyQuestions.id })
    .from(privacyQuestions)
    .where(and(eq(privacyQuestions.tenantId, tenantId), eq(privacyQuestions.id, questionId)))
    .limit(1)
  if (known) return done({ questionId })
  const about = day && line
  await tx.insert(privacyQuestions).values({
    ...{ tenantId, id: questionId, residentId: personId, aboutDay: day, askedAt: now },
    ...(about ? { aboutUser: line.user, aboutResource: line.resource, aboutAction: line.action } : {}),
    questionSealed: seal(question, emergencyPlace.question(tenantId, questionId)),
  })
  return done({ questionId })
}
