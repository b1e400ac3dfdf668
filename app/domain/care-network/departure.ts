import type { Temporal } from 'temporal-polyfill'

/** What somebody has in hand and leaves behind (HND-2). */
export const workKinds = [
  'COORDINATION',
  'QUESTION',
  'APPOINTMENT',
  'CARE_RELATIONSHIP',
  'INVITATION',
  'TEAM_LEAD',
] as const
export type WorkKind = (typeof workKinds)[number]

/** One thing in somebody's hands. `residentId` is null for what is about the team alone. */
export interface OpenWork {
  readonly kind: WorkKind
  readonly objectId: string
  /** The team that it belongs to; null for what is bound to the person. */
  readonly teamId: string | null
  readonly residentId: string | null
}

/** Least characters of the reason with which an administrator closes an account that still has something open. */
export const overrideReasonLength = 20
/** Least characters of the reason why somebody of another team takes over. */
export const otherTeamReasonLength = 10

/**
 * Whether a colleague of another team may be asked. Who keeps the overview may be anybody who is involved (REG-1); what is
 * bound to a team stays in it, because the resident let that team in and no other (CON-2).
 */
export function mayLeaveTeam(kind: WorkKind): boolean {
  return kind === 'COORDINATION'
}

/** From when appointments are somebody else's: after the last day of work, in the wijk's own time. */
export function handsOverFrom(lastDay: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return lastDay.add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant()
}
