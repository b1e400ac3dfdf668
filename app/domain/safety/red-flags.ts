import { fitsOf, isIn, placesOf, readPhrases, wordsOf } from './flag-phrases.ts'
import { plainWords, redFlagWords } from './red-flag-words.ts'

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

const phrases = redFlagCodes.map((code) => [code, Object.values(redFlagWords[code]).flatMap(readPhrases)] as const)
const plain = Object.values(plainWords).flatMap(readPhrases).flat(2)

/** The words of `text`, with an empty place for those that mean no danger ("borstvoeding"). */
function tellingWords(text: string): string[] {
  const words = wordsOf(text)
  const fits = fitsOf(words)
  const empty = new Set(plain.flatMap((run) => placesOf(run, fits).flatMap((place) => run.map((_, i) => place + i))))
  return words.map((word, place) => (empty.has(place) ? '' : word))
}

/**
 * The flags that `text` raises (ECO-3, APP-6), in the order of the list. The words of all languages are looked for in
 * every text: people mix languages. It errs on the safe side: "geen pijn op de borst" is a hit, and the resident
 * decides; no hit says nothing about safety.
 */
export function findRedFlags(text: string): RedFlagCode[] {
  const fits = fitsOf(tellingWords(text))
  return phrases.filter(([, list]) => list.some((phrase) => isIn(phrase, fits))).map(([code]) => code)
}

/** Those of the flags that are not yet among what the resident chose to go on after (codes between commas; ECO-3). */
export function unseenOf(flags: readonly RedFlagCode[], acknowledged: string | undefined): RedFlagCode[] {
  const seen = new Set((acknowledged ?? '').split(','))
  return flags.filter((code) => !seen.has(code))
}
