import type { Tx } from '#db/client.server.ts'
import { done, type Result } from '../shared/result.ts'
import { dropDraft } from './draft.server.ts'
import { checkChoices } from './offer-choices.server.ts'
import { wordFields } from './activity-words.ts'
import { changedFields, typedFields, valuesOf, type OfferValues } from './offer-fields.ts'
import type { OfferFields } from './offer-form.ts'
import { keepOffer } from './offer-keep.server.ts'
import { findPending, proposeWords, wordsOf } from './offer-pending.server.ts'
import { openOffer } from './offer.queries.server.ts'
import { uncheckedBy } from './offer-translations.ts'
import { followChange } from './write-tell.server.ts'

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
  const isJudged = row.state === 'published' && standing !== 'editor'
  const waiting = isJudged ? await findPending(tx, row.id) : null
  const live = isJudged && rewords ? { ...values, ...wordsOf(row) } : values
  const changes = changedFields(typedFields(row), typedFields(live))
  const isChanged = Object.keys(changes).length > 0
  const proposed = isJudged
    ? await proposeWords(tx, row, { ...waiting?.words, ...wordsOf(values) }, { personId: tx.actor.personId! })
    : { version: row.version, waits: false }
  if (isChanged) {
    await keepOffer(
      tx,
      { row: { ...row, version: proposed.version } },
      {
        set: {
          ...live,
          ...{ domains: [...live.domains], languages: [...live.languages] },
          ...(rewords && !isJudged ? { translationStatus: uncheckedBy(row) } : {}),
        },
        isPublic: true,
        happened: { kind: 'written', changes },
      },
    )
  }
  await followChange(tx, row, values)
  await dropDraft(tx, row.id)
  return done({ waits: proposed.waits })
}
