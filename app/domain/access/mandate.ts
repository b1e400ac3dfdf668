import { Temporal } from 'temporal-polyfill'
import { done, refuse, type Result } from '../shared/result.ts'
import { birthdayStart, isAtLeastAge } from './birthday.ts'
import type { MandateKind } from './mandate-kinds.ts'

/** The ages of REP-2 and REP-3: Burgerlijk Wetboek 7:447 and 7:450 name 12 and 16 for care. */
export const ages = { childDecides: 12, adult: 16, mayRepresent: 18 } as const
const lastAge: Partial<Record<MandateKind, number>> = { PARENT_UNDER_12: ages.childDecides, PARENT_12_15: ages.adult }

export interface Period {
  readonly kind: MandateKind
  readonly startsAt: Temporal.Instant
  readonly birthDate: Temporal.PlainDate
  readonly timeZone: string
  /** Months that a mandate lasts at most in this wijk (REP-1). */
  readonly months: number
}

/**
 * When a mandate ends at the latest: after the months of the wijk, counted on its calendar, or at 00:00 on the birthday
 * that it does not outlast (REP-3), whichever comes first. The database says the same (`mandate_end`).
 */
export function mandateEnd({ kind, startsAt, birthDate, timeZone, months }: Period): Temporal.Instant {
  const term = startsAt.toZonedDateTimeISO(timeZone).add({ months }).toInstant()
  const age = lastAge[kind]
  if (age === undefined) return term
  const until = birthdayStart(birthDate, age, timeZone)
  return Temporal.Instant.compare(until, term) < 0 ? until : term
}

/**
 * Whether this kind may be recorded for a resident of this age. Refuses a parent's mandate of the wrong age
 * (`access.childDecides` from 12 on, `access.adultDecides` from 16 on), and for a child of 12 to 15 a parent without the
 * child (`access.childMustAgree`, REP-2).
 */
export function mayRecord(
  kind: MandateKind,
  child: {
    readonly birthDate: Temporal.PlainDate
    readonly now: Temporal.Instant
    readonly timeZone: string
    readonly agrees: boolean
  },
): Result<undefined> {
  const is = (age: number) => isAtLeastAge(child.birthDate, age, child)
  if (kind === 'PARENT_UNDER_12') return is(ages.childDecides) ? refuse('access.childDecides') : done()
  if (kind === 'PARENT_12_15') {
    if (is(ages.adult)) return refuse('access.adultDecides')
    if (!is(ages.childDecides)) return refuse('access.childTooYoung')
    return child.agrees ? done() : refuse('access.childMustAgree')
  }
  // A curator, a mentor or a proxy is for somebody who decides as an adult.
  return is(ages.adult) ? done() : refuse('access.notAdult')
}

export type MandateState = 'offered' | 'live' | 'suspended' | 'ended'

export interface MandateFacts {
  readonly kind: MandateKind
  readonly acceptedAt: Temporal.Instant | null
  readonly endsAt: Temporal.Instant
  readonly suspendedAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
}

/**
 * How a mandate stands at `now`, whether the nightly job has run or not: a parent's mandate past the 12th birthday is
 * suspended until the child agrees (REP-3), past the 16th or past its term it has ended.
 */
export function mandateState(
  { kind, acceptedAt, endsAt, suspendedAt, endedAt }: MandateFacts,
  resident: { readonly birthDate: Temporal.PlainDate; readonly now: Temporal.Instant; readonly timeZone: string },
): MandateState {
  const { now, birthDate } = resident
  if (endedAt) return 'ended'
  const isParent = lastAge[kind] !== undefined
  if (isParent && isAtLeastAge(birthDate, ages.adult, resident)) return 'ended'
  if (kind === 'PARENT_UNDER_12' && (suspendedAt || isAtLeastAge(birthDate, ages.childDecides, resident)))
    return 'suspended'
  if (Temporal.Instant.compare(endsAt, now) <= 0) return 'ended'
  return acceptedAt ? 'live' : 'offered'
}

/** What time has done to a mandate that still stands open, or null: for the job that marks it and tells both (REP-3). */
export function overtaken(
  mandate: MandateFacts,
  resident: {
    readonly birthDate: Temporal.PlainDate
    readonly now: Temporal.Instant
    readonly timeZone: string
  },
):
  | { readonly suspendedAt: Temporal.Instant }
  | { readonly endedAt: Temporal.Instant; readonly endReason: 'birthday' | 'term' }
  | null {
  const { birthDate, now, timeZone } = resident
  const state = mandateState(mandate, resident)
  if (mandate.endedAt || state === 'live' || state === 'offered') return null
  if (state === 'suspended')
    return mandate.suspendedAt ? null : { suspendedAt: birthdayStart(birthDate, ages.childDecides, timeZone) }
  const isParent = lastAge[mandate.kind] !== undefined
  const grown = isParent && isAtLeastAge(birthDate, ages.adult, { now, timeZone })
  return grown
    ? { endedAt: birthdayStart(birthDate, ages.adult, timeZone), endReason: 'birthday' }
    : { endedAt: mandate.endsAt, endReason: 'term' }
}
