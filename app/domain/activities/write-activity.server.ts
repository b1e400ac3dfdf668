import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { offerPending } from '#db/schema/activities.offer.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { done, type Result } from '../shared/result.ts'
import { dropDraft } from './draft.server.ts'
import { checkChoices } from './offer-choices.server.ts'
import { wordFields, type ActivityWords } from './activity-words.ts'
import { changedFields, typedFields, valuesOf, type OfferValues } from './offer-fields.ts'
import type { OfferFields } from './offer-form.ts'
import { keepOffer } from './offer-keep.server.ts'
import { openOffer, type Offer } from './offer.queries.server.ts'
import { uncheckedBy } from './offer-translations.ts'
import { followChange } from './write-tell.server.ts'

const wordsOf = (values: ActivityWords) =>
  Object.fromEntries(wordFields.map((name) => [name, values[name]])) as unknown as ActivityWords

/** New words of what is public wait for the editor, unless the editor writes them; the rest is public at once. */
async function keepPending(tx: Tx, { row }: Offer, words: ActivityWords): Promise<void> {
  const { tenantId, now, personId } = tx.actor
  const given = { words: wordsOf(words), personId: personId!, at: now }
  await tx
    .insert(offerPending)
    .values({ tenantId, activityId: row.id, ...given })
    .onConflictDoUpdate({ target: [offerPending.tenantId, offerPending.activityId], set: given })
}

/**
 * Writes an activity (PUB-4). Of a published one, new words by who is no editor wait for the editor and the page keeps the old
 * ones; time, place and everything else go live at once.
 * Refuses `notFound`, `offer.work.notNow`, `offer.work.newer` when somebody saved since `version`, and what `checkChoices` does.
 * @returns whether words wait for the editor now.
 */
export async function writeActivity(
  tx: Tx,
  input: { readonly activityId: string | undefined; readonly version: number; readonly fields: OfferFields },
): Promise<Result<{ readonly waits: boolean }>> {
  const opened = await openOffer(tx, { ...input, deed: 'write' })
  if (!opened.ok) return opened
  const { row, standing } = opened.value
  const values: OfferValues = valuesOf(input.fields, row)
  const checked = await checkChoices(tx, opened.value, values)
  if (!checked.ok) return checked
  const rewords = wordFields.some((name) => row[name] !== values[name])
  const waits = row.state === 'published' && standing !== 'editor' && rewords
  const live = waits ? { ...values, ...wordsOf(row) } : values
  const changes = changedFields(typedFields(row), typedFields(live))
  const isChanged = Object.keys(changes).length > 0
  if (waits) {
    const proposed = Object.fromEntries(wordFields.map((name) => [name, [row[name], values[name]] as const]))
    await keepOffer(tx, opened.value, {
      isPublic: false,
      happened: {
        kind: 'wordsProposed',
        changes: Object.fromEntries(Object.entries(proposed).filter(([, [a, b]]) => a !== b)),
      },
      work: () => keepPending(tx, opened.value, values),
    })
  }
  if (isChanged) {
    const { row: before } = opened.value
    await keepOffer(
      tx,
      { row: waits ? { ...before, version: before.version + 1 } : before },
      {
        set: {
          ...live,
          ...{ domains: [...live.domains], languages: [...live.languages] },
          ...(rewords && !waits ? { translationStatus: uncheckedBy(row) } : {}),
        },
        isPublic: true,
        happened: { kind: 'written', changes },
      },
    )
  }
  await followChange(tx, row, values)
  await dropDraft(tx, row.id)
  return done({ waits })
}

/** Puts aside what waits for the editor: approved, refused, or of an activity that is no longer offered. In the portal's name. */
export async function dropPending(tx: Tx, activityId: string): Promise<void> {
  await inPortalName(tx, () =>
    tx
      .delete(offerPending)
      .where(and(eq(offerPending.tenantId, tx.actor.tenantId), eq(offerPending.activityId, activityId))),
  )
}
