import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { offerPending, type PendingWords } from '#db/schema/activities.offer.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { wordFields, type ActivityWords, type Translated } from './activity-words.ts'
import { changedFields, type TypedFields } from './offer-fields.ts'
import { keepOffer } from './offer-keep.server.ts'
import type { OfferRow } from './offer.queries.server.ts'

const ofActivity = (tx: Tx, activityId: string) =>
  and(eq(offerPending.tenantId, tx.actor.tenantId), eq(offerPending.activityId, activityId))

/** The words of an activity alone. */
export const wordsOf = (values: ActivityWords) =>
  Object.fromEntries(wordFields.map((name) => [name, values[name]])) as unknown as ActivityWords

/** The new words that wait for the editor; null when none do. */
export async function findPending(tx: Tx, activityId: string): Promise<{ readonly words: PendingWords } | null> {
  const [row] = await tx.select({ words: offerPending.words }).from(offerPending).where(ofActivity(tx, activityId))
  return row ?? null
}

const remove = (tx: Tx, activityId: string) => tx.delete(offerPending).where(ofActivity(tx, activityId))

/** Puts aside what waits for the editor: approved, refused, or of an activity that is no longer offered. In the portal's name. */
export async function dropPending(tx: Tx, activityId: string): Promise<void> {
  await inPortalName(tx, () => remove(tx, activityId))
}

/** Words in Dutch by their field, those of another language by language and field; an empty one is left out. */
function linesOf(words: ActivityWords, translations: Translated['translations']): TypedFields {
  const foreign = Object.entries(translations).flatMap(([language, said]) =>
    wordFields.map((name) => [`${language}.${name}`, said?.[name] ?? ''] as const),
  )
  const all = [...wordFields.map((name) => [name, words[name]] as const), ...foreign]
  return Object.fromEntries(all.filter(([, text]) => text !== ''))
}

/** What proposed words would change of what is public: field (`what`, `tr.what`) to the text before and after. */
export function proposedChanges(row: ActivityWords & Translated, { translations = {}, ...words }: PendingWords) {
  return changedFields(linesOf(row, row.translations), linesOf(words, { ...row.translations, ...translations }))
}

/**
 * Keeps new words of what is public for the editor, in Dutch and in other languages, in place of those that waited; words that
 * are those of the page already wait no more. The caller decided and holds the row.
 * @param by who is told as their writer, and the calendar that they came from.
 * @returns the version that the activity has now, and whether words wait.
 */
export async function proposeWords(
  tx: Tx,
  row: OfferRow,
  proposed: PendingWords,
  by: { readonly personId: string; readonly reason?: string },
): Promise<{ readonly version: number; readonly waits: boolean }> {
  const { tenantId, now } = tx.actor
  const waiting = (await findPending(tx, row.id))?.words
  const waits = Object.keys(proposedChanges(row, proposed)).length > 0
  const before = linesOf(waiting ?? row, { ...row.translations, ...waiting?.translations })
  const changes = changedFields(before, linesOf(proposed, { ...row.translations, ...proposed.translations }))
  if (Object.keys(changes).length === 0) return { version: row.version, waits }
  const { translations = {} } = proposed
  const foreign = Object.keys(translations).length > 0 ? { translations } : {}
  const given = { words: { ...wordsOf(proposed), ...foreign }, personId: by.personId, at: now }
  const keep = () =>
    tx
      .insert(offerPending)
      .values({ tenantId, activityId: row.id, ...given })
      .onConflictDoUpdate({ target: [offerPending.tenantId, offerPending.activityId], set: given })
  const happened = { kind: 'wordsProposed', changes, reason: by.reason } as const
  await keepOffer(tx, { row }, { isPublic: false, happened, work: waits ? keep : () => remove(tx, row.id) })
  return { version: row.version + 1, waits }
}
