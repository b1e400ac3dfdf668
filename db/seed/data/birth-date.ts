import { Temporal } from 'temporal-polyfill'

/**
 * The birth date of somebody who is `age` whole years old on `today` with a birthday on `dayOfYear` (1 to 365).
 * Throws on a day outside that range, so that nobody is born on a day that most years lack.
 */
export function birthDateOf(age: number, dayOfYear: number, today: Temporal.PlainDate): Temporal.PlainDate {
  if (dayOfYear < 1 || dayOfYear > 365) throw new RangeError(`Not a day of every year: ${dayOfYear}`)
  const inYear = (year: number) => Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: dayOfYear - 1 })
  const birth = inYear(today.year - age)
  return birth.until(today, { largestUnit: 'years' }).years < age ? inYear(today.year - age - 1) : birth
}
