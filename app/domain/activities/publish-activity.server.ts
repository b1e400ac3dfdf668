import type { Tx } from '#db/client.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import type { PendingWords } from '#db/schema/activities.offer.ts'
import { wordFields, type Translated } from './activity-words.ts'
import { keepOffer } from './offer-keep.server.ts'
import { missingIn } from './offer-missing.ts'
import { dropPending, findPending, proposedChanges, wordsOf } from './offer-pending.server.ts'
import { openOffer, type OfferRow } from './offer.queries.server.ts'
import { uncheckedBy } from './offer-translations.ts'
import type { OfferVersion } from './submit-activity.server.ts'

/** The editor shows it to everybody. Refuses as `submitActivity`. */
export async function publishActivity(tx: Tx, asked: OfferVersion): Promise<Result<undefined>> {
  const opened = await openOffer(tx, { ...asked, deed: 'publish' })
  if (!opened.ok) return opened
  if (missingIn(opened.value.row).length > 0) return refuse('offer.work.incomplete')
  await keepOffer(tx, opened.value, {
    set: { state: 'published', submittedAt: null },
    isPublic: true,
    happened: { kind: 'published' },
  })
  return done()
}

/** The editor gives it back to who wrote it, with a reason. Refuses `notFound`, `offer.work.notNow`, `offer.work.newer`. */
export async function sendBackActivity(
  tx: Tx,
  asked: OfferVersion & { readonly reason: string },
): Promise<Result<undefined>> {
  const opened = await openOffer(tx, { ...asked, deed: 'sendBack' })
  if (!opened.ok) return opened
  await keepOffer(tx, opened.value, {
    set: { state: 'draft', submittedAt: null },
    isPublic: false,
    happened: { kind: 'sentBack', reason: asked.reason },
  })
  return done()
}

/** The words as the page gets them: new Dutch sets every checked translation back, a new translation itself (house, §7). */
function approved(row: OfferRow, { translations = {}, ...words }: PendingWords) {
  const isReworded = wordFields.some((name) => row[name] !== words[name])
  const all = Object.entries({ ...row.translations, ...translations })
  const kept = all.filter(([, said]) => said && Object.keys(said).length > 0)
  const before: Translated['translationStatus'] = isReworded ? uncheckedBy(row) : row.translationStatus
  const status = kept.flatMap(([language]) => {
    const known = translations[language] ? { status: 'machine' as const } : before[language]
    return known ? [[language, known] as const] : []
  })
  return {
    ...wordsOf(words),
    ...{ translations: Object.fromEntries(kept), translationStatus: Object.fromEntries(status) },
  }
}

/**
 * The editor puts the new words of a published activity on its page, or leaves the old ones there.
 * Refuses `notFound`, `offer.work.notNow` also when no words wait, and `offer.work.newer`.
 */
export async function judgeWords(
  tx: Tx,
  asked: OfferVersion & ({ readonly approve: true } | { readonly approve: false; readonly reason: string }),
): Promise<Result<undefined>> {
  const opened = await openOffer(tx, { ...asked, deed: 'judgeWords' })
  if (!opened.ok) return opened
  const { row } = opened.value
  const pending = await findPending(tx, row.id)
  if (!pending) return refuse('offer.work.notNow')
  const changes = proposedChanges(row, pending.words)
  await keepOffer(
    tx,
    opened.value,
    asked.approve
      ? {
          set: approved(row, pending.words),
          isPublic: true,
          happened: { kind: 'wordsApproved', changes },
        }
      : { isPublic: false, happened: { kind: 'wordsRefused', changes, reason: asked.reason } },
  )
  await dropPending(tx, row.id)
  return done()
}
