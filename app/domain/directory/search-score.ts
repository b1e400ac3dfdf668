import { foldForSearch } from '../shared/fold-for-search.ts'
import { questionCodes, type QuestionCode } from './directory-questions.ts'

/** One entry that holds a word, or what means the same; `word` counts from 1. */
export interface Hit {
  readonly entryId: string
  readonly word: number
  /** 100 for the word itself, less for one that resembles it. */
  readonly score: number
}

const fewestLetters = 4
/** How well a question fits that has a word of somebody's search. */
const questionScore = 80

/** Whether two folded words begin alike: `schulden` and `schuld`, `borclarim` and `borcum`. */
function beginAlike(one: string, other: string): boolean {
  const shortest = Math.min(one.length, other.length)
  const needed = Math.max(fewestLetters, Math.ceil(shortest * 0.6))
  return shortest >= needed && one.slice(0, needed) === other.slice(0, needed)
}

/**
 * The questions of residents that a word is in, in the reader's own language: so that who searches in Turkish finds what is
 * written in Dutch.
 * @param word folded.
 */
export function questionsWith(word: string, texts: Readonly<Record<QuestionCode, string>>): QuestionCode[] {
  return questionCodes.filter((code) =>
    foldForSearch(texts[code])
      .split(' ')
      .some((each) => beginAlike(word, each)),
  )
}

/**
 * How well each entry fits a search, 0 to 100: the mean over the words. Whatever holds fewer than half of the words is left
 * out, so that one word too many does not hide everything.
 */
export function scoreEntries(
  entries: readonly { readonly id: string; readonly questions: readonly string[] }[],
  hits: readonly Hit[],
  questionsOfWords: readonly (readonly QuestionCode[])[],
): ReadonlyMap<string, number> {
  const count = questionsOfWords.length
  const found = new Map(hits.map(({ entryId, word, score }) => [`${entryId} ${word}`, score]))
  const scores = new Map<string, number>()
  for (const { id, questions } of entries) {
    const each = questionsOfWords.map((codes, at) =>
      Math.max(found.get(`${id} ${at + 1}`) ?? 0, codes.some((code) => questions.includes(code)) ? questionScore : 0),
    )
    const held = each.filter((score) => score > 0).length
    if (held > 0 && held * 2 >= count) scores.set(id, Math.round(each.reduce((sum, score) => sum + score, 0) / count))
  }
  return scores
}
