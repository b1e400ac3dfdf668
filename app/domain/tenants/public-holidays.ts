import Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { WorkingCalendar } from './working-days.ts'

// date-holidays is the one library that a pure file may use beside zod and Temporal: it knows Easter and the moved
// King's Day for every year. It carries the data of all countries (0.8 MB), so nothing that a browser loads imports
// this file: rules take a `WorkingCalendar` instead.

/** The rules of date-holidays for the Netherlands that are days off, or may be, under names of our own. */
const ruleCodes = {
  '01-01': 'newYear',
  'easter -2': 'goodFriday',
  easter: 'easterSunday',
  'easter 1': 'easterMonday',
  '04-27 if sunday then previous saturday since 2014': 'kingsDay',
  '05-05': 'liberationDay',
  'easter 39': 'ascension',
  'easter 49': 'whitSunday',
  'easter 50': 'whitMonday',
  '12-25': 'christmas',
  '12-26': 'boxingDay',
} as const
export type HolidayCode = (typeof ruleCodes)[keyof typeof ruleCodes]

const isoDate = z.iso.date()
const wallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Settings of a tenant or a practice; an empty object gives the defaults. */
export const workingDaySettings = z
  .object({
    timeZone: z.string().default('Europe/Amsterdam'),
    opensAt: wallClock.default('08:00'),
    closesAt: wallClock.default('17:00'),
    weekend: z.array(z.number().int().min(1).max(7)).max(6).readonly().default([6, 7]),
    goodFridayOff: z.boolean().default(false),
    /** 5 May is a day off for some every year, for many once in five years (2025, 2030), for others never. */
    liberationDayOff: z.enum(['never', 'lustrum', 'always']).default('never'),
    /** ISO dates on which everything is closed besides. */
    closedOn: z.array(isoDate).max(366).readonly().default([]),
  })
  .refine((settings) => settings.opensAt < settings.closesAt, { path: ['closesAt'] })
export type WorkingDaySettings = z.output<typeof workingDaySettings>

let netherlands: Holidays | undefined
const holidaysOfYear = new Map<number, ReadonlyMap<HolidayCode, string>>()

/** The Dutch holidays of `year` by code, as ISO dates; computed once a year (2 to 15 ms) and kept. */
export function publicHolidays(year: number): ReadonlyMap<HolidayCode, string> {
  const known = holidaysOfYear.get(year)
  if (known) return known
  netherlands ??= new Holidays('NL')
  const found = new Map<HolidayCode, string>()
  for (const holiday of netherlands.getHolidays(year)) {
    const code = (ruleCodes as Readonly<Record<string, HolidayCode | undefined>>)[holiday.rule]
    if (code) found.set(code, holiday.date.slice(0, 10))
  }
  holidaysOfYear.set(year, found)
  return found
}

function daysOff(settings: WorkingDaySettings, year: number): Set<string> {
  const days = new Set<string>()
  for (const [code, date] of publicHolidays(year)) {
    if (code === 'goodFriday' && !settings.goodFridayOff) continue
    if (code === 'liberationDay' && settings.liberationDayOff === 'never') continue
    if (code === 'liberationDay' && settings.liberationDayOff === 'lustrum' && year % 5 !== 0) continue
    days.add(date)
  }
  return days
}

function oncePerYear<T>(make: (year: number) => T): (year: number) => T {
  const made = new Map<number, T>()
  return (year) => {
    const known = made.get(year)
    if (known !== undefined) return known
    const fresh = make(year)
    made.set(year, fresh)
    return fresh
  }
}

/** The calendar that `settings` describe (defaults fill what is left out). Throws on settings that make no sense. */
export function workingCalendar(settings: z.input<typeof workingDaySettings> = {}): WorkingCalendar {
  const known = workingDaySettings.parse(settings)
  const holidaysIn = oncePerYear((year) => daysOff(known, year))
  return {
    timeZone: known.timeZone,
    opensAt: Temporal.PlainTime.from(known.opensAt),
    closesAt: Temporal.PlainTime.from(known.closesAt),
    weekend: known.weekend,
    holidaysIn,
    closedIn: oncePerYear((year) => new Set([...holidaysIn(year), ...known.closedOn])),
  }
}
