import { redFlagWords } from './red-flag-words.ts'

export type RedFlagCode = keyof typeof redFlagWords

/** The flags of ECO-3, the most pressing first. */
export const redFlagCodes = Object.keys(redFlagWords) as RedFlagCode[]

/** Whom to call now; for a baby with fever the practice, or the huisartsenpost out of hours (ECO-2). */
export const redFlagCalls = {
  chest_pain: '112',
  breathless: '112',
  stroke: '112',
  heavy_bleeding: '112',
  unconscious: '112',
  suicidal: '113',
  baby_fever: 'practice_or_out_of_hours',
} as const satisfies Readonly<Record<RedFlagCode, string>>

/** Words of one phrase may stand so many words apart, all together. */
const reach = 7

/** What NFKD leaves apart though people write one for the other: Turkish, Polish, Arabic, Persian keyboards. */
const sameLetters: readonly (readonly [RegExp, string])[] = [
  [/ı/g, 'i'],
  [/ł/g, 'l'],
  [/ـ/g, ''],
  [/ٱ/g, 'ا'],
  [/[ىی]/g, 'ي'],
  [/ة/g, 'ه'],
  [/ک/g, 'ك'],
]

/** Letters without case, accents or the variants that phones and people mix up; words apart. */
function wordsOf(text: string): string[] {
  let plain = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  for (const [from, to] of sameLetters) plain = plain.replace(from, to)
  // An apostrophe ends no word: "m'n", "göğsüm'de".
  return plain.replace(/['’`´]/g, '').match(/[\p{L}\p{N}]+/gu) ?? []
}

type WordTest = (word: string) => boolean

function wordTest(pattern: string): WordTest {
  const core = wordsOf(pattern).join('')
  const open = { start: pattern.startsWith('*'), end: pattern.endsWith('*') }
  if (open.start && open.end) return (word) => word.includes(core)
  if (open.end) return (word) => word.startsWith(core)
  if (open.start) return (word) => word.endsWith(core)
  return (word) => word === core
}

/**
 * A phrase is hit when all its words stand near one another, in any order: `pijn* borst*` is in "mijn borst doet erg
 * pijn". A word has `*` where more may follow or come before: Turkish and Arabic build on their words.
 */
function makePhrase(phrase: string): (words: readonly string[]) => boolean {
  const tests = phrase.trim().split(/\s+/).map(wordTest)
  return (words) =>
    words.some((first, start) => {
      if (!tests.some((test) => test(first))) return false
      const near = words.slice(start, start + reach)
      return tests.every((test) => near.some(test))
    })
}

const phrases = redFlagCodes.map((code) => {
  const lists = Object.values(redFlagWords[code])
  return [code, lists.flatMap((list) => list.split(',')).map(makePhrase)] as const
})

/**
 * The flags that `text` raises (ECO-3, APP-6), in the order of the list. The words of all languages are looked for in
 * every text: people mix languages. It errs on the safe side: "geen pijn op de borst" is a hit, and the resident
 * decides; no hit says nothing about safety.
 */
export function findRedFlags(text: string): RedFlagCode[] {
  const words = wordsOf(text)
  return phrases.filter(([, tests]) => tests.some((test) => test(words))).map(([code]) => code)
}

/** Those of the flags that are not yet among what the resident chose to go on after (codes between commas; ECO-3). */
export function unseenOf(flags: readonly RedFlagCode[], acknowledged: string | undefined): RedFlagCode[] {
  const seen = new Set((acknowledged ?? '').split(','))
  return flags.filter((code) => !seen.has(code))
}
