import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { searchWords } from '../shared/fold-for-search.ts'
import type { QuestionCode } from './directory-questions.ts'
import { expandSynonyms } from './synonyms.queries.server.ts'
import { questionsWith, scoreEntries, type Hit } from './search-score.ts'

/**
 * How well each of these entries fits what somebody typed, 0 to 100; what does not fit is left out. Spelling is forgiven,
 * words that mean the same count (the editor's synonyms), and so do questions in the reader's own language. Public.
 */
export async function searchDirectory(
  tx: Tx,
  input: {
    readonly words: string
    readonly entries: readonly { readonly id: string; readonly questions: readonly string[] }[]
    readonly questions: Readonly<Record<QuestionCode, string>>
  },
): Promise<ReadonlyMap<string, number>> {
  const words = searchWords(input.words)
  if (words.length === 0) return new Map()
  const groups = await expandSynonyms(tx, words)
  return scoreEntries(
    input.entries,
    await findHits(tx, groups),
    groups.map((group) => [...new Set(group.flatMap((word) => questionsWith(word, input.questions)))]),
  )
}

/** Ids of what fits these words, for machines: in Dutch alone. */
export async function searchIds(tx: Tx, typed: string): Promise<string[]> {
  const words = searchWords(typed)
  if (words.length === 0) return []
  const hits = await findHits(tx, await expandSynonyms(tx, words))
  const entries = [...new Set(hits.map(({ entryId }) => entryId))].map((id) => ({ id, questions: [] }))
  const scores = scoreEntries(
    entries,
    hits,
    words.map(() => []),
  )
  return [...scores.keys()]
}

/** Where one of the words of each group is. */
async function findHits(tx: Tx, groups: readonly (readonly string[])[]): Promise<readonly Hit[]> {
  const { rows } = await tx.execute<{ entryId: string; word: number; score: number }>(
    sql`select entry_id as "entryId", word, score from directory_search(${JSON.stringify(groups)}::jsonb)`,
  )
  return rows
}
