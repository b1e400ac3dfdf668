import { and, asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { searchSynonyms } from '#db/schema/directory.synonyms.ts'
import { decideAboutOffer } from '../access/decide-about-offer.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'

export interface Synonym {
  readonly id: string
  readonly word: string
  readonly meaning: string
  readonly language: string
}

/** More than an editor can look after; a bound for search. */
const mostSynonyms = 500

const decide = (tx: Tx, action: 'read' | 'create' | 'delete') =>
  decideAboutOffer(tx, {
    action,
    isTheirs: tx.actor.role === 'TENANT_ADMIN',
    organisationIds: tx.actor.role === 'TENANT_ADMIN' ? [tx.actor.tenantId] : [],
  })

const ofWijk = (tx: Tx) => eq(searchSynonyms.tenantId, tx.actor.tenantId)

const pageSize = 50

/**
 * The words that search understands as others, in order of the word, one page; for the editor alone, and logged.
 * @param asked.after the last one of the page before; one that is gone begins at the front.
 */
export async function listSynonyms(
  tx: Tx,
  { after }: { readonly after: string | null },
): Promise<Result<{ readonly items: readonly Synonym[]; readonly next: string | null }>> {
  if (!decide(tx, 'read')) return notFound
  const edge = isId(after) ? await findSynonym(tx, after) : null
  const { id, word, meaning, language } = searchSynonyms
  const rows = await tx
    .select({ id, word, meaning, language })
    .from(searchSynonyms)
    .where(
      and(
        ofWijk(tx),
        edge ? sql`(${word}, ${meaning}, ${id}) > (${edge.word}, ${edge.meaning}, ${edge.id}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(word), asc(meaning), asc(id))
    .limit(pageSize + 1)
  const items = rows.slice(0, pageSize)
  return done({ items, next: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null })
}

async function findSynonym(tx: Tx, id: string): Promise<Pick<Synonym, 'id' | 'word' | 'meaning'> | undefined> {
  const { word, meaning } = searchSynonyms
  const [row] = await tx
    .select({ id: searchSynonyms.id, word, meaning })
    .from(searchSynonyms)
    .where(and(ofWijk(tx), eq(searchSynonyms.id, id)))
    .limit(1)
  return row
}

/**
 * Lets search understand a word as another; what it understands already stays as it is.
 * Refuses `notFound` to everybody but the editor, `offer.work.sameWord`, and `offer.work.enoughWords` at 500.
 */
export async function addSynonym(tx: Tx, given: Omit<Synonym, 'id'>): Promise<Result<undefined>> {
  if (!decide(tx, 'create')) return notFound
  const [word, meaning] = [given.word.trim().toLowerCase(), given.meaning.trim().toLowerCase()]
  if (word === meaning) return refuse('offer.work.sameWord')
  const { tenantId, now } = tx.actor
  const [all] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(searchSynonyms)
    .where(ofWijk(tx))
  if ((all?.count ?? 0) >= mostSynonyms) return refuse('offer.work.enoughWords')
  await tx
    .insert(searchSynonyms)
    .values({ tenantId, id: newId(now.epochMilliseconds), word, meaning, language: given.language })
    .onConflictDoNothing()
  return done()
}

/** Forgets one; one that is gone already is no refusal. Refuses `notFound` to everybody but the editor. */
export async function removeSynonym(tx: Tx, { id }: { readonly id: string }): Promise<Result<undefined>> {
  if (!decide(tx, 'delete') || !isId(id)) return notFound
  await tx.delete(searchSynonyms).where(and(ofWijk(tx), eq(searchSynonyms.id, id)))
  return done()
}
