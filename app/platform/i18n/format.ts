import type { Temporal } from 'temporal-polyfill'

/** Dates and times in words. For loaders: pages get ready text, so that no browser needs Temporal. */

const locales: Record<string, string> = {
  nl: 'nl-NL',
  'nl-simple': 'nl-NL',
  en: 'en-GB',
  tr: 'tr-TR',
  ar: 'ar-u-nu-latn',
  pl: 'pl-PL',
  ti: 'ti-ER',
}
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locales[language] ?? language, {
    ...options,
    timeZone: 'UTC',
    numberingSystem: 'latn',
  })
  formatters.set(key, made)
  return made
}

const utc = (date: Temporal.PlainDate) => Date.UTC(date.year, date.month - 1, date.day)

/** "dinsdag 7 april"; with the year when `withYear` is true. */
export function dayText(date: Temporal.PlainDate, language: string, withYear = false): string {
  return formatter(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(withYear ? { year: 'numeric' } : {}),
  }).format(utc(date))
}

/** "di 7 apr", for tight places on professional pages. */
export function shortDayText(date: Temporal.PlainDate, language: string): string {
  return formatter(language, { weekday: 'short', day: 'numeric', month: 'short' }).format(utc(date))
}

/** Short names of days (CLDR) end in a full stop in Polish, and are two letters that nobody says in Tigrinya. */
const withoutShortDays: readonly string[] = ['pl', 'ti']

/** "dinsdag"; "di" when short, where such a name stands well in a sentence. */
export function weekdayText(weekday: number, language: string, width: 'long' | 'short' = 'long'): string {
  const weekdayWidth = withoutShortDays.includes(language) ? 'long' : width
  // 5 January 1970 was a Monday.
  return formatter(language, { weekday: weekdayWidth }).format(Date.UTC(1970, 0, 4 + weekday))
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** Digits of a time: "10.20" in Dutch, "10:20" elsewhere. */
export function clockText(time: { readonly hour: number; readonly minute: number }, language: string): string {
  const dutch = language.startsWith('nl')
  return dutch ? `${time.hour}.${twoDigits(time.minute)}` : `${twoDigits(time.hour)}:${twoDigits(time.minute)}`
}

/** A time in a sentence: "10.20 uur". */
export function timeText(time: { readonly hour: number; readonly minute: number }, language: string): string {
  const clock = clockText(time, language)
  return language.startsWith('nl') ? `${clock} uur` : clock
}

const joined: Record<string, (day: string, time: string) => string> = {
  nl: (day, time) => `${day} om ${time}`,
  en: (day, time) => `${day} at ${time}`,
  tr: (day, time) => `${day}, saat ${time}`,
  ar: (day, time) => `${day} الساعة ${time}`,
  pl: (day, time) => `${day}, godz. ${time}`,
  ti: (day, time) => `${day} ሰዓት ${time}`,
}

/** "dinsdag 7 april om 10.20 uur" (A11Y-2), in the zone of the wijk. */
export function dateTimeText(instant: Temporal.Instant, timeZone: string, language: string, withYear = false): string {
  const local = instant.toZonedDateTimeISO(timeZone)
  const join = joined[language] ?? joined['nl']!
  return join(dayText(local.toPlainDate(), language, withYear), timeText(local, language))
}

const periods: Record<string, (from: string, until: string) => string> = {
  nl: (from, until) => `${from} tot ${until} uur`,
  en: (from, until) => `${from} to ${until}`,
  tr: (from, until) => `${from}–${until}`,
  ar: (from, until) => `من ${from} إلى ${until}`,
  pl: (from, until) => `${from}–${until}`,
  ti: (from, until) => `${from} ክሳዕ ${until}`,
}

type Clock = { readonly hour: number; readonly minute: number }

/** "10.00 tot 11.30 uur". */
export function periodText(from: Clock, until: Clock, language: string): string {
  const join = periods[language] ?? periods['nl']!
  return join(clockText(from, language), clockText(until, language))
}

const displayNames = new Map<string, Intl.DisplayNames>()

/** Made once a language: making one costs more than a whole line of a list. */
function namesOf(language: string): Intl.DisplayNames {
  const known = displayNames.get(language)
  if (known) return known
  const made = new Intl.DisplayNames([locales[language] ?? language], { type: 'language' })
  displayNames.set(language, made)
  return made
}

/** A language (BCP 47) by its name in the reader's language: "Turks". */
export function languageText(code: string, language: string): string {
  const name = namesOf(language).of(code) ?? code
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

/** An amount in euro cents: "€ 2,50". */
export function moneyText(cents: number, language: string): string {
  return new Intl.NumberFormat(locales[language] ?? language, {
    style: 'currency',
    currency: 'EUR',
    numberingSystem: 'latn',
  }).format(cents / 100)
}
