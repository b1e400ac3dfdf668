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

/** Rows of Ethiopic letters that are written for one another, in Eritrea and in Ethiopia, and how far apart they stand. */
const sameRows: readonly (readonly [RegExp, number])[] = [
  [/[ሠ-ሧ]/g, 0x10],
  [/[ፀ-ፇ]/g, -0x08],
  [/[ቐ-ቖ]/g, -0x10],
  [/[ኸ-ኾ]/g, -0x10],
  [/[ዐ-ዖ]/g, -0x30],
  [/[ኀ-ኆ]/g, -0x80],
  [/[ሐ-ሗ]/g, -0x10],
  [/[ሀአ]/g, 3],
  [/[٠-٩]/g, 0x30 - 0x660],
  [/[۰-۹]/g, 0x30 - 0x6f0],
]

/** Letters without case, accents or the variants that phones and people mix up; words apart, numbers too ("6weken"). */
export function wordsOf(text: string): string[] {
  let plain = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  for (const [from, to] of sameLetters) plain = plain.replace(from, to)
  for (const [row, by] of sameRows)
    plain = plain.replace(row, (letter) => String.fromCharCode(letter.charCodeAt(0) + by))
  // An apostrophe ends no word: "m'n", "göğsüm'de".
  return plain.replace(/['’`´]/g, '').match(/\p{L}+|\p{N}+/gu) ?? []
}

/** What stands at each place of a text: the patterns that its word fits, and all of them together. */
type Fits = { at: ReadonlySet<string>[]; all: ReadonlySet<string> }

/** Words that follow one another directly: for each place the patterns of which one must fit. */
type Run = readonly (readonly string[])[]
/** Runs of which one will do. */
type Part = readonly Run[]
export type Phrase = readonly Part[]

/** The patterns of all phrases, by where a word may have more letters: nowhere, after, before, on both sides. */
const known = { whole: new Set<string>(), start: new Set<string>(), end: new Set<string>(), inside: new Set<string>() }
let longest = 0

function knownPattern(pattern: string): string {
  const core = wordsOf(pattern).join('')
  const before = pattern.startsWith('*')
  const after = pattern.endsWith('*')
  const kind = before && after ? 'inside' : before ? 'end' : after ? 'start' : 'whole'
  known[kind].add(core)
  longest = Math.max(longest, core.length)
  return `${before ? '*' : ''}${core}${after ? '*' : ''}`
}

/**
 * The phrases of a list. Between commas stands a phrase: its parts, a space between, are all near one another in any
 * order. A part is a word, or words that follow one another directly (`van_zes_weken`). `|` stands between words of
 * which one will do (`van_zes|acht_weken`), `/` between whole runs of them (`buiten_adem/ademnood`), and `*` where a word
 * may have more letters.
 */
export function readPhrases(list: string): Phrase[] {
  const run = (text: string): Run => text.split('_').map((word) => word.split('|').map(knownPattern))
  const part = (text: string): Part => text.split('/').map(run)
  return list.split(',').map((phrase) => phrase.trim().split(/\s+/).map(part))
}

function patternsOf(word: string): Set<string> {
  const fits = new Set<string>()
  if (known.whole.has(word)) fits.add(word)
  for (let from = 0; from < word.length; from++) {
    const until = Math.min(word.length, from + longest)
    for (let to = from + 1; to <= until; to++) {
      const piece = word.slice(from, to)
      if (known.inside.has(piece)) fits.add(`*${piece}*`)
      if (from === 0 && known.start.has(piece)) fits.add(`${piece}*`)
      if (to === word.length && known.end.has(piece)) fits.add(`*${piece}`)
    }
  }
  return fits
}

/** Every word is looked up piece by piece, so that a text costs the same however long the lists are. */
export function fitsOf(words: readonly string[]): Fits {
  const seen = new Map([...new Set(words)].map((word) => [word, patternsOf(word)]))
  const at = words.map((word) => seen.get(word)!)
  return { at, all: new Set([...seen.values()].flatMap((fits) => [...fits])) }
}

const anyOf = (patterns: readonly string[], fits: ReadonlySet<string> | undefined) =>
  fits !== undefined && fits.size > 0 && patterns.some((pattern) => fits.has(pattern))

/** The places in the text where the run begins. */
export function placesOf(run: Run, { at }: Fits): number[] {
  return [...at.keys()].filter((place) => run.every((patterns, step) => anyOf(patterns, at[place + step])))
}

/** Whether all parts of the phrase stand near one another, in any order: `pijn* borst*` is in "mijn borst doet pijn". */
export function isIn(phrase: Phrase, fits: Fits): boolean {
  const hasWords = (run: Run) => run.every((patterns) => anyOf(patterns, fits.all))
  if (!phrase.every((part) => part.some(hasWords))) return false
  const ends = (run: Run) => placesOf(run, fits).flatMap((place) => [place, place + run.length - 1])
  const places = phrase.map((part) => part.filter(hasWords).flatMap(ends))
  const near = (from: number) => (list: number[]) => list.some((place) => place >= from && place < from + reach)
  return places.some((starts) => starts.some((start) => places.every(near(start))))
}
