import type { RepeatingActivity } from './recurrence.ts'

const weekdays: Readonly<Record<string, string>> = {
  MO: 'https://schema.org/Monday',
  TU: 'https://schema.org/Tuesday',
  WE: 'https://schema.org/Wednesday',
  TH: 'https://schema.org/Thursday',
  FR: 'https://schema.org/Friday',
  SA: 'https://schema.org/Saturday',
  SU: 'https://schema.org/Sunday',
}
const units: Readonly<Record<string, string>> = { DAILY: 'D', WEEKLY: 'W', MONTHLY: 'M', YEARLY: 'Y' }

/** A length as ISO 8601 writes it, such as `PT1H30M`. */
export function isoMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return `PT${hours > 0 ? `${String(hours)}H` : ''}${rest > 0 || hours === 0 ? `${String(rest)}M` : ''}`
}

/** An RRULE (RFC 5545 §3.3.10) as its parts. */
export function ruleParts(rule: string): ReadonlyMap<string, string> {
  return new Map(
    rule.split(';').flatMap((part) => {
      const [name, value] = part.split('=')
      return name && value ? [[name, value] as const] : []
    }),
  )
}

/**
 * When it repeats, as schema.org's `Schedule` says it: an nth weekday as `2TU`, a plain one by its name. Null for once.
 * Between the dates of a series holidays and changes stand apart, as events of their own.
 */
export function scheduleOf(repeats: RepeatingActivity): Readonly<Record<string, unknown>> | null {
  const { rule, startsAt, minutes, until, timeZone } = repeats
  if (rule === null) return null
  const parts = ruleParts(rule)
  const days = (parts.get('BYDAY') ?? '').split(',').filter(Boolean)
  const clock = (time: typeof startsAt) => time.toPlainTime().toString({ smallestUnit: 'minute' })
  return {
    '@type': 'Schedule',
    repeatFrequency: `P${parts.get('INTERVAL') ?? '1'}${units[parts.get('FREQ') ?? ''] ?? 'W'}`,
    ...(days.length > 0 ? { byDay: days.map((each) => weekdays[each] ?? each) } : {}),
    startDate: startsAt.toPlainDate().toString(),
    ...(until ? { endDate: until.toString() } : {}),
    startTime: clock(startsAt),
    endTime: clock(startsAt.add({ minutes })),
    duration: isoMinutes(minutes),
    scheduleTimezone: timeZone,
  }
}
