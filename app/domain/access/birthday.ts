import type { Temporal } from 'temporal-polyfill'

/**
 * The day on which somebody becomes `age`. Who was born on 29 February does so on 1 March in a common year: only when
 * 28 February has passed are the years full (docs/decisions: birthdays and mandates).
 */
export function birthday(birthDate: Temporal.PlainDate, age: number): Temporal.PlainDate {
  const day = birthDate.add({ years: age })
  return birthDate.day === 29 && birthDate.month === 2 && day.day === 28 ? day.add({ days: 1 }) : day
}

/** The first moment of that day in the zone of the wijk, also on a night on which the clock changes. */
export function birthdayStart(birthDate: Temporal.PlainDate, age: number, timeZone: string): Temporal.Instant {
  return birthday(birthDate, age).toZonedDateTime(timeZone).toInstant()
}

/** Whether somebody has that age at `now`. */
export function isAtLeastAge(
  birthDate: Temporal.PlainDate,
  age: number,
  at: { readonly now: Temporal.Instant; readonly timeZone: string },
): boolean {
  return at.now.epochNanoseconds >= birthdayStart(birthDate, age, at.timeZone).epochNanoseconds
}
