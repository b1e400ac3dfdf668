import type { Tx } from '#db/client.server.ts'
import { mayVouch } from '../organisations/may-vouch.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { wordFields, type WordField } from './activity-words.ts'
import { changedFields } from './offer-fields.ts'
import { keepOffer } from './offer-keep.server.ts'
import { findPending, proposeWords, wordsOf } from './offer-pending.server.ts'
import { progressIn, type TranslatedTo } from './offer-translations.ts'
import { openOffer, type OfferRow } from './offer.queries.server.ts'
import type { OfferVersion } from './submit-activity.server.ts'

type InLanguage = OfferVersion & { readonly language: TranslatedTo }
export type Words = Partial<Record<WordField, string>>

const shown = (words: Words, language: string) =>
  Object.fromEntries(Object.entries(words).map(([name, text]) => [`${language}.${name}`, text ?? '']))

const filled = (words: Words): Words =>
  Object.fromEntries(wordFields.flatMap((name) => (words[name] ? [[name, words[name]] as const] : [])))

/**
 * Keeps the words of a published activity in another language for the editor, beside what waits already (PUB-4). The caller
 * decided and holds the row.
 * @returns whether words wait for the editor now.
 */
export async function proposeTranslation(
  tx: Tx,
  row: OfferRow,
  language: TranslatedTo,
  words: Words,
): Promise<boolean> {
  const waiting = (await findPending(tx, row.id))?.words
  const translations = { ...waiting?.translations, [language]: filled(words) }
  const proposed = { ...wordsOf(row), ...waiting, translations }
  return (await proposeWords(tx, row, proposed, { personId: tx.actor.personId! })).waits
}

/**
 * Writes the words of an activity in another language, field by field; what is left empty falls back to Dutch. Nobody has checked
 * them yet. Of a published activity those of who is no editor wait for the editor, as Dutch words do (PUB-4).
 * Refuses `notFound`, `offer.work.notNow`, `offer.work.newer`.
 * @returns whether words wait for the editor now.
 */
export async function translateActivity(
  tx: Tx,
  asked: InLanguage & { readonly words: Words },
): Promise<Result<{ readonly waits: boolean }>> {
  const opened = await openOffer(tx, { ...asked, deed: 'translate' })
  if (!opened.ok) return opened
  const { row, standing } = opened.value
  const { language } = asked
  const words = filled(asked.words)
  if (row.state === 'published' && standing !== 'editor')
    return done({ waits: await proposeTranslation(tx, row, language, words) })
  const changes = changedFields(shown(row.translations[language] ?? {}, language), shown(words, language))
  if (Object.keys(changes).length === 0) return done({ waits: false })
  const { [language]: _before, ...others } = row.translations
  const { [language]: _status, ...otherStatus } = row.translationStatus
  const isEmpty = Object.keys(words).length === 0
  await keepOffer(tx, opened.value, {
    set: {
      translations: isEmpty ? others : { ...others, [language]: words },
      translationStatus: isEmpty ? otherStatus : { ...otherStatus, [language]: { status: 'machine' } },
    },
    isPublic: true,
    happened: { kind: 'translated', changes },
  })
  return done({ waits: false })
}

/**
 * Says that the words in a language were read by who knows it. Refuses `notFound`, `offer.work.notNow`, `offer.work.newer`,
 * `offer.work.notSpoken` to who does not speak it, `offer.work.waits` while other words wait for the editor, and
 * `offer.work.nothingToCheck` as long as there are no words.
 * @param asked.today on which it was checked.
 */
export async function checkTranslation(
  tx: Tx,
  asked: InLanguage & { readonly today: string },
): Promise<Result<undefined>> {
  const opened = await openOffer(tx, { ...asked, deed: 'translate' })
  if (!opened.ok) return opened
  const { row } = opened.value
  const { language, today } = asked
  if (!(await mayVouch(tx, language))) return refuse('offer.work.notSpoken')
  if ((await findPending(tx, row.id))?.words.translations?.[language]) return refuse('offer.work.waits')
  return keepChecked(tx, row, { language, today })
}

/**
 * Keeps who said on which day that the words in a language are right; a second time changes nothing. The caller decided and
 * holds the row. Refuses `offer.work.nothingToCheck`.
 */
export async function keepChecked(
  tx: Tx,
  row: OfferRow,
  { language, today }: { readonly language: TranslatedTo; readonly today: string },
): Promise<Result<undefined>> {
  if (progressIn(row, language) === 'none') return refuse('offer.work.nothingToCheck')
  if (row.translationStatus[language]?.status === 'checked') return done()
  const checked = { status: 'checked' as const, checkedBy: tx.actor.displayName, checkedOn: today }
  await keepOffer(
    tx,
    { row },
    {
      set: { translationStatus: { ...row.translationStatus, [language]: checked } },
      isPublic: true,
      happened: { kind: 'checked', changes: { [language]: [null, tx.actor.displayName] } },
    },
  )
  return done()
}
