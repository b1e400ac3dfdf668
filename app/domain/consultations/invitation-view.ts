import type { Temporal } from 'temporal-polyfill'
import type { InvitationState, InviteeState } from './invitation.ts'
import type { InvitableRole } from './three-way-talk.ts'

/** One of the invited, as the others in the talk know this person. */
export interface InviteeView {
  readonly personId: string
  readonly name: string
  /** How residents call this professional: "Dokter Kuipers". */
  readonly calledName: string
  readonly role: InvitableRole | null
  readonly answer: InviteeState
  /** Why this person can't come. */
  readonly reason: string | null
}

/** An invitation as whoever takes part in it sees it. */
export interface InvitationView {
  readonly id: string
  readonly residentId: string
  readonly state: InvitationState
  /** Who made it on behalf of the resident, and this person's name; both null for the resident's own. */
  readonly authorPersonId: string | null
  readonly authorName: string | null
  /** In the words of who made it. */
  readonly subject: string
  readonly domain: 'BODY' | 'MIND' | 'SOCIAL' | 'SOCIETAL' | null
  readonly personIds: readonly string[]
  readonly startsAt: Temporal.Instant | null
  readonly location: string | null
  readonly createdAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
  readonly answerBy: Temporal.Instant | null
  readonly closedAt: Temporal.Instant | null
  readonly appointmentId: string | null
  readonly people: readonly InviteeView[]
}

/**
 * What a page says of an invitation. `unanswered` is declined without a no: not everybody answered in time (INV-2b).
 * `cancelled` was planned, and its appointment was called off.
 */
export const shownStates = [
  'draft',
  'waiting',
  'planned',
  'past',
  'cancelled',
  'declined',
  'unanswered',
  'withdrawn',
] as const
export type ShownState = (typeof shownStates)[number]

/** What to say of this invitation at `now`; `appointmentStatus` is null where it is not known. */
export function shownState(
  { state, people, startsAt, answerBy }: Pick<InvitationView, 'state' | 'people' | 'startsAt' | 'answerBy'>,
  appointmentStatus: string | null,
  now: Temporal.Instant,
): ShownState {
  const before = (instant: Temporal.Instant | null) => !instant || now.epochMilliseconds < instant.epochMilliseconds
  switch (state) {
    case 'draft':
    case 'withdrawn':
      return state
    case 'declined':
      return people.some(({ answer }) => answer === 'declined') ? 'declined' : 'unanswered'
    case 'sent':
      return before(answerBy) ? 'waiting' : 'unanswered'
    case 'planned':
      if (appointmentStatus === 'cancelled') return 'cancelled'
      return before(startsAt) ? 'planned' : 'past'
    case 'held':
    case 'reported':
    case 'closed':
      return 'past'
  }
}
