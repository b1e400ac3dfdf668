import type { Tx } from '#db/client.server.ts'
import { threads } from '#db/schema/messaging.ts'
import { findTeam } from '../organisations/teams.queries.server.ts'
import { findRedFlags } from '../safety/red-flags.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { addMessage, isMessageSent } from './add-message.server.ts'
import { isThread, openThread, type ThreadRow } from './open-thread.server.ts'
import { calendarOfTeam, promiseOf, type Place } from './practice.server.ts'
import { firstWords } from './question.ts'
import { residentMayReply } from './reply.ts'
import { previewLength } from './submit-question.server.ts'
import { restartsClock } from './thread.ts'

/** What a re-opened question gets anew: its promise, and a place among what nobody has. */
async function reopened(tx: Tx, thread: ThreadRow, place: Place) {
  if (!restartsClock(thread.state, 'reply')) return {}
  const team = await findTeam(tx, thread.teamId)
  if (!team) return {}
  const { dueAt, amberAt } = promiseOf({ team, calendar: calendarOfTeam(team, place) }, tx.actor.now)
  const rounds = thread.state === 'returned_for_info' ? 0 : 1
  return {
    submittedAt: tx.actor.now,
    dueAt,
    amberAt,
    assignedPersonId: null,
    assignedAt: null,
    closedAt: null,
    followUps: thread.followUps + rounds,
  }
}

/**
 * The resident, or who acts for the resident, writes in the resident's thread: adds to an open question, or re-opens an
 * answered one and restarts its clock. What is written on behalf of somebody carries both names (REP-6).
 * Refuses beyond the limits of ECO-9, and words that raise a flag of ECO-3 without the explicit choice to send them
 * all the same (`acknowledged`). A second click sends nothing twice.
 */
export async function replyToThread(
  tx: Tx,
  input: { threadId: string; replyId: string; body: string; language: string; acknowledged: boolean; place: Place },
): Promise<Result<{ threadId: string }>> {
  const { kind } = tx.actor
  if ((kind !== 'resident' && kind !== 'representative') || !isId(input.replyId)) return notFound
  // Who acts for somebody adds words and changes nothing else (access: C R).
  const action = kind === 'representative' ? 'create' : 'update'
  const opened = await openThread(tx, input.threadId, action, true)
  if (!opened.ok) return opened
  const thread = opened.value
  if (await isMessageSent(tx, thread, input.replyId)) return done({ threadId: thread.id })
  const next = residentMayReply(thread, tx.actor.now, input.place.timeZone)
  if (!next.ok) return next
  const flags = findRedFlags(input.body)
  if (flags.length > 0 && !input.acknowledged) return refuse('messaging.redFlags')

  const { body, language } = input
  const sentAt = await addMessage(tx, thread, { id: input.replyId, body, language, authorKind: kind })
  await tx
    .update(threads)
    .set({
      ...(await reopened(tx, thread, input.place)),
      state: next.value as ThreadRow['state'],
      lastMessageAt: sentAt,
      preview: firstWords(body, previewLength),
      redFlags: [...new Set([...thread.redFlags, ...flags])],
      unreadByTeam: thread.unreadByTeam + 1,
    })
    .where(isThread(tx, thread.id))
  return done({ threadId: thread.id })
}
