import type { Tx } from '#db/client.server.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { hideFromRepresentatives } from '../access/hide-from-representatives.server.ts'
import { holdForm } from '../access/hold-form.server.ts'
import { isByCourt } from '../access/mandate-kinds.ts'
import { findMandate } from '../access/mandates.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { findOwnPractice, promiseOf, type Place } from './practice.server.ts'
import { addQuestion, isSent } from './submit-question.server.ts'

/**
 * The resident wants to be rid of a curator or mentor: only a court ends that, so the own practice gets a question about it,
 * which nobody who acts for the resident sees (REP-1, REP-5). Nothing of the mandate changes. A second click asks once.
 * Refuses `notFound` for another mandate than a court's that runs, and `messaging.noPractice`.
 * @param input.words what the practice reads, in the resident's language.
 */
export async function askToEndMandate(
  tx: Tx,
  input: {
    readonly mandateId: string
    readonly questionId: string
    readonly words: string
    readonly language: string
    readonly place: Place
  },
): Promise<Result<{ readonly threadId: string }>> {
  const { mandateId, questionId, words, language, place } = input
  const { personId, kind, now } = tx.actor
  if (kind !== 'resident' || !personId || !isId(mandateId) || !isId(questionId)) return notFound
  const mandate = await findMandate(tx, mandateId)
  if (mandate?.residentId !== personId || mandate.endedAt || !isByCourt(mandate.kind)) return notFound
  const asked = { residentId: personId, resource: 'thread', action: 'create', objectId: questionId } as const
  if (!(await decideAccess(tx, asked)).granted) return notFound
  await holdForm(tx, questionId)
  if (await isSent(tx, questionId)) return done({ threadId: questionId })
  const practice = await findOwnPractice(tx, place)
  if (!practice) return refuse('messaging.noPractice')
  const question = { id: questionId, about: 'OTHER', question: words } as const
  const to = { personId, residentId: personId, teamId: practice.team.id, language, promise: promiseOf(practice, now) }
  await addQuestion(tx, question, to)
  const hidden = await hideFromRepresentatives(tx, { residentId: personId, topic: 'MESSAGES', objectId: questionId })
  return hidden.ok ? done({ threadId: questionId }) : hidden
}
