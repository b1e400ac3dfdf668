import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { expandSynonyms } from '../directory/synonyms.queries.server.ts'
import { searchWords } from '../shared/fold-for-search.ts'

/** More than a wijk offers; a bound for the query. */
const mostFound = 2_000

/**
 * The activities of the wijk that hold every word that somebody typed, or what the editor keeps as its meaning. A word
 * that stands nowhere is looked for by likeness: misspelt words find too. Public.
 * @param typed at most 300 characters count, and six words.
 * @returns null when there is nothing to look for.
 */
export async function searchActivities(tx: Tx, typed: string): Promise<string[] | null> {
  const words = searchWords(typed)
  if (words.length === 0) return null
  const alternatives = (await expandSynonyms(tx, words)).map((each) => each.join('|'))
  const { rows } = await tx.execute<{ id: string }>(
    sql`select search_activities(${sql.param(alternatives)}::text[], ${mostFound}) as id`,
  )
  return rows.map(({ id }) => id)
}
