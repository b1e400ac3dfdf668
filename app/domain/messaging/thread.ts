import { Temporal } from 'temporal-polyfill'
import type { RoleCode } from '#app/domain/shared/actor.ts'
import { done, refuse, type Result } from '#app/domain/shared/result.ts'

/** The way of a question (ECO-5): the first six in order, then the side ways out of it. */
export const threadStates = [
  'draft',
  'submitted',
  'triaged',
  'in_progress',
  'answered',
  'closed',
  'converted_to_appointment',
  'redirected_urgent',
  'returned_for_info',
  'withdrawn',
] as const
export type ThreadState = (typeof threadStates)[number]
/** A question that the team has, or had. No action leads back to a draft. */
export type SentThreadState = Exclude<ThreadState, 'draft'>

export const threadActions = [
  'submit',
  'assign',
  'take',
  'release',
  'answer',
  'ask_for_info',
  'convert_to_appointment',
  'redirect_urgent',
  'reply',
  'close',
  'withdraw',
] as const
export type ThreadAction = (typeof threadActions)[number]

type Party = 'resident' | 'team'
interface Rule {
  readonly by: readonly Party[]
  /** The state that each state goes to; a state that is absent refuses the action. */
  readonly from: Readonly<Partial<Record<ThreadState, SentThreadState>>>
}

const team = ['team'] as const
const resident = ['resident'] as const

/** `take` starts only from a question that nobody works on, so that of two at once one gets it (lesson 8). */
const rules: Readonly<Record<ThreadAction, Rule>> = {
  submit: { by: resident, from: { draft: 'submitted' } },
  assign: { by: team, from: { submitted: 'triaged', triaged: 'triaged', in_progress: 'triaged' } },
  take: { by: team, from: { submitted: 'in_progress', triaged: 'in_progress' } },
  release: { by: team, from: { triaged: 'triaged', in_progress: 'triaged' } },
  answer: { by: team, from: { in_progress: 'answered', answered: 'answered' } },
  ask_for_info: { by: team, from: { triaged: 'returned_for_info', in_progress: 'returned_for_info' } },
  convert_to_appointment: {
    by: team,
    from: { triaged: 'converted_to_appointment', in_progress: 'converted_to_appointment' },
  },
  redirect_urgent: {
    by: team,
    from: { submitted: 'redirected_urgent', triaged: 'redirected_urgent', in_progress: 'redirected_urgent' },
  },
  // What a resident adds to an open question changes nothing; after an answer it re-opens it (lesson 7).
  reply: {
    by: resident,
    from: {
      submitted: 'submitted',
      triaged: 'triaged',
      in_progress: 'in_progress',
      answered: 'submitted',
      closed: 'submitted',
      returned_for_info: 'submitted',
    },
  },
  close: { by: ['resident', 'team'], from: { answered: 'closed', converted_to_appointment: 'closed' } },
  withdraw: {
    by: resident,
    from: {
      draft: 'withdrawn',
      submitted: 'withdrawn',
      triaged: 'withdrawn',
      in_progress: 'withdrawn',
      returned_for_info: 'withdrawn',
    },
  },
}

const parties: Readonly<Record<RoleCode, Party | null>> = {
  RESIDENT: 'resident',
  REPRESENTATIVE: 'resident',
  PRACTICE_ASSISTANT: 'team',
  GENERAL_PRACTITIONER: 'team',
  PRACTICE_NURSE: 'team',
  SOCIAL_WORKER: 'team',
  DISTRICT_NURSE: 'team',
  NEIGHBOURHOOD_SPECIALIST: 'team',
  WELLBEING_COACH: 'team',
  ACTIVITY_ORGANISER: null,
  TENANT_ADMIN: null,
  PRIVACY_OFFICER: null,
  SYSTEM: null,
  ANONYMOUS: null,
}

/**
 * The state a question goes to when someone in `role` does `action` (ECO-5), or why that may not be.
 * Whether this person may reach this question at all is decided by `decideAccess`, before.
 */
export function threadCan(state: ThreadState, action: ThreadAction, role: RoleCode): Result<SentThreadState> {
  const party = parties[role]
  const rule = rules[action]
  if (party === null || !rule.by.includes(party)) return refuse('messaging.notForThisRole')
  const next = rule.from[state]
  return next ? done(next) : refuse('messaging.notInThisState')
}

/** Whether `action` starts the promise of ECO-6 anew: sending, and a reply that re-opens (lesson 7). */
export function restartsClock(state: ThreadState, action: ThreadAction): boolean {
  if (action === 'submit') return state === 'draft'
  return action === 'reply' && rules.reply.from[state] === 'submitted' && state !== 'submitted'
}

/** ECO-9, settings of the practice. */
export const followUpDefaults = { days: 7, rounds: 2 } as const

export interface FollowUp {
  readonly answeredAt: Temporal.Instant
  readonly now: Temporal.Instant
  readonly timeZone: string
  /** How often the resident already came back after an answer. */
  readonly roundsUsed: number
  readonly days?: number
  readonly rounds?: number
}

/** The instant at which a resident can no longer come back on an answer: the end of the last day (ECO-9). */
export function followUpUntil(
  answeredAt: Temporal.Instant,
  timeZone: string,
  days: number = followUpDefaults.days,
): Temporal.Instant {
  const answeredOn = answeredAt.toZonedDateTimeISO(timeZone).toPlainDate()
  return answeredOn
    .add({ days: days + 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
}

/** Whether a resident may come back on an answer (ECO-9); the refusal says to make an appointment. */
export function mayFollowUp(asked: FollowUp): Result<undefined> {
  const rounds = asked.rounds ?? followUpDefaults.rounds
  const days = asked.days ?? followUpDefaults.days
  if (asked.roundsUsed >= rounds) return refuse('messaging.followUpRoundsUsed', { rounds })
  const until = followUpUntil(asked.answeredAt, asked.timeZone, days)
  if (Temporal.Instant.compare(asked.now, until) >= 0) return refuse('messaging.followUpTooLate', { days })
  return done()
}
