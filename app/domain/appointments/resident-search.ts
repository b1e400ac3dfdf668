import { Temporal } from 'temporal-polyfill'

/** What somebody at the desk types to find a resident. */
export interface ResidentSearch {
  /** Beginnings of parts of the name, the longest first: it narrows most. */
  readonly words: readonly string[]
  readonly birthDate: Temporal.PlainDate | null
}

/** 12-3-1971, 12 03 1971, 12031971 as people say it, and 1971-03-12 as a date field writes it. */
const dayFirst = /(?<!\d)(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})(?!\d)|(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)/
const yearFirst = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/

function dateOf(year: string, month: string, day: string): Temporal.PlainDate | null {
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) }
    return Temporal.PlainDate.from(parts, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** More words than a name has narrow nothing. */
const mostWords = 6

/**
 * Reads what was typed: a birth date anywhere in it, and the rest as beginnings of names of at least 2 characters.
 * @returns null when there is neither.
 */
export function readResidentSearch(text: string): ResidentSearch | null {
  const iso = yearFirst.exec(text)
  const said = iso ? null : dayFirst.exec(text)
  const birthDate = iso
    ? dateOf(iso[1]!, iso[2]!, iso[3]!)
    : said
      ? dateOf(said[3] ?? said[6]!, said[2] ?? said[5]!, said[1] ?? said[4]!)
      : null
  const rest = text.replace((iso ?? said)?.[0] ?? '', ' ')
  const words = (rest.normalize('NFC').match(/[\p{L}\p{M}'’]{2,}/gu) ?? [])
    .sort((one, other) => other.length - one.length)
    .slice(0, mostWords)
  return words.length > 0 || birthDate ? { words, birthDate } : null
}
