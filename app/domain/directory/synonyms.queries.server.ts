import { asc, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { searchSynonyms } from '#db/schema/directory.synonyms.ts'
import { foldForSearch } from '../shared/fold-for-search.ts'

/** More than an editor keeps; a bound for the query. */
export const mostSynonyms = 500
/** The word itself and what it may mean. */
const mostAlternatives = 12

export interface Synonym {
  readonly id: string
  readonly word: string
  readonly meaning: string
  readonly language: string
}

/** What the editor of the wijk keeps, by word; at most 500. Public. */
export async function listSynonyms(tx: Tx): Promise<Synonym[]> {
  const { id, word, meaning, language } = searchSynonyms
  return tx
    .select({ id, word, meaning, language })
    .from(searchSynonyms)
    .where(eq(searchSynonyms.tenantId, tx.actor.tenantId))
    .orderBy(asc(word), asc(meaning))
    .limit(mostSynonyms)
}

/**
 * Each word with what it may mean, itself first: who types "schulden" also finds "geld". Words that mean the same find
 * one another through what they mean, one step far.
 * @param words folded, as `searchWords` gives them.
 */
export async function expandSynonyms(tx: Tx, words: readonly string[]): Promise<string[][]> {
  if (words.length === 0) return []
  const known = (await listSynonyms(tx)).map(({ word, meaning }) => ({
    word: foldForSearch(word),
    meaning: foldForSearch(meaning),
  }))
  return words.map((word) => {
    const meant = known.filter((each) => each.word === word).map((each) => each.meaning)
    const said = known.filter((each) => each.meaning === word).map((each) => each.word)
    return [...new Set([word, ...meant, ...said])].filter(Boolean).slice(0, mostAlternatives)
  })
}
