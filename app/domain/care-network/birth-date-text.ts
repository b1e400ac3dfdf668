import type { Temporal } from 'temporal-polyfill'

/** "11 februari 1968": a birth date needs no weekday. Digits are Latin in every language. */
export function birthDateText(date: Temporal.PlainDate, language: string): string {
  const locale = language === 'en' ? 'en-GB' : `${language}-u-nu-latn`
  return date.toLocaleString(locale, { day: 'numeric', month: 'long', year: 'numeric' })
}
