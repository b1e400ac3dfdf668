import type { Temporal } from 'temporal-polyfill'

/** What somebody has in hand and leaves behind (HND-2). */
export const workKinds = [
  'COORDINATION',
  'QUESTION',
  'APPOINTMENT',
  'CARE_RELATIONSHIP',
  'INVITATION',
  'GROUP',
  'TEAM_LEAD',
  'DIRECTORY_ENTRY',
  'ACTIVITY',
  'CALENDAR',
] as const
export type WorkKind = (typeof workKinds)[number]

/** What is kept for the whole neighbourhood: no resident is in it, so the administrator may ask for a successor too (BO-4). */
export const neighbourhoodKinds = ['DIRECTORY_ENTRY', 'ACTIVITY', 'CALENDAR'] as const satisfies readonly WorkKind[]
export type NeighbourhoodKind = (typeof neighbourhoodKinds)[number]

/** Of which somebody may have so many that one colleague is asked for all at once. */
export const manyKinds = [
  'COORDINATION',
  'QUESTION',
  'APPOINTMENT',
  'CARE_RELATIONSHIP',
  'INVITATION',
  'GROUP',
] as const satisfies readonly WorkKind[]
export type ManyKind = (typeof manyKinds)[number]

/** Things of one kind that a page shows one by one; the rest is a number. */
const shownOfKind = 25

/** The first few of each kind, in the order that they have. */
export function firstOfEachKind<Work extends { readonly kind: WorkKind }>(works: readonly Work[]): Work[] {
  const seen = new Map<WorkKind, number>()
  return works.filter(({ kind }) => {
    const before = seen.get(kind) ?? 0
    seen.set(kind, before + 1)
    return before < shownOfKind
  })
}

export function isNeighbourhoodKind(kind: WorkKind): kind is NeighbourhoodKind {
  return (neighbourhoodKinds as readonly WorkKind[]).includes(kind)
}

/** One thing in somebody's hands. `residentId` is null for what is about no resident. */
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
