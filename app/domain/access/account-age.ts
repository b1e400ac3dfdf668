import type { Temporal } from 'temporal-polyfill'
import { refuse, type Refused } from '../shared/result.ts'
import { isAtLeastAge } from './birthday.ts'
import { ages } from './mandate.ts'

/**
 * Why somebody of this age has no account of their own, or null when they may (REP-4): never below 12, from 12 to 15 only
 * where the practice wants it, from 16 on always. The database says the same (`check_age_of_account`).
 * @param resident.childAccounts the setting of the own practice.
 */
export function accountRefusal(resident: {
  readonly birthDate: Temporal.PlainDate
  readonly childAccounts: boolean
  readonly now: Temporal.Instant
  readonly timeZone: string
}): Refused | null {
  const is = (age: number) => isAtLeastAge(resident.birthDate, age, resident)
  if (is(ages.adult)) return null
  if (!is(ages.childDecides)) return refuse('access.tooYoungForAccount')
  return resident.childAccounts ? null : refuse('access.childAccountsOff')
}
