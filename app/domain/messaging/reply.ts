import type { Temporal } from 'temporal-polyfill'
import { refuse, type Result } from '../shared/result.ts'
import { mayFollowUp, threadCan, type ThreadState } from './thread.ts'

export interface ReplyQuestion {
  readonly state: ThreadState
  readonly answeredAt: Temporal.Instant | null
  /** How often the resident already came back after an answer. */
  readonly followUps: number
}

/**
 * Whether the resident may write in this question, and the state that it then has: adding to an open one always,
 * coming back on an answer within the limits of ECO-9. A refusal says what to do instead (ECO-9).
 */
export function residentMayReply(asked: ReplyQuestion, now: Temporal.Instant, timeZone: string): Result<ThreadState> {
  const next = threadCan(asked.state, 'reply', 'RESIDENT')
  if (!next.ok) return refuse('messaging.replyClosed')
  if ((asked.state === 'answered' || asked.state === 'closed') && asked.answeredAt) {
    const within = mayFollowUp({ answeredAt: asked.answeredAt, now, timeZone, roundsUsed: asked.followUps })
    if (!within.ok) return within
  }
  return next
}
