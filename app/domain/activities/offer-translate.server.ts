import type { Tx } from '#db/client.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { wordFields, type WordField } from './activity-words.ts'
import { changedFields } from './offer-fields.ts'
import { keepOffer } from './offer-keep.server.ts'
import { progressIn, type TranslatedTo } from './offer-translations.ts'
import { openOffer } from './offer.queries.server.ts'
import type { OfferVersion } from './submit-activity.server.ts'

type InLanguage = OfferVersion & { readonly language: TranslatedTo }

const shown = (words: Partial<Record<WordField, string>>, language: string) =>
  Object.fromEntries(Object.entries(words).map(([name, text]) => [`${language}.${name}`, text ?? '']))

/**
 * Writes the words of an activity in another language, field by field; what is left empty falls back to Dutch. Nobody has checked
 * them yet. Refuses `notFound`, `offer.work.notNow`, `offer.work.newer`.
 */
export async function translateActivity(
  tx: Tx,
  asked: InLanguage & { readonly words: Partial<Record<WordField, string>> },
): Promise<Result<undefined>> {
  const opened = await openOffer(tx, { ...asked, deed: 'translate' })
  if (!opened.ok) return opened
  const { row } = opened.value
  const { language } = asked
  const given = wordFields.flatMap((name) => (asked.words[name] ? [[name, asked.words[name]] as const] : []))
  const words: Partial<Record<WordField, string>> = Object.fromEntries(given)
  const changes = changedFields(shown(row.translations[language] ?? {}, language), shown(words, language))
  if (Object.keys(changes).length === 0) return done()
  const { [language]: _before, ...others } = row.translations
  const { [language]: _status, ...otherStatus } = row.translationStatus
  const isEmpty = given.length === 0
  await keepOffer(tx, opened.value, {
    set: {
      translations: isEmpty ? others : { ...others, [language]: words },
      translationStatus: isEmpty ? otherStatus : { ...otherStatus, [language]: { status: 'machine' } },
    },
    isPublic: true,
    happened: { kind: 'translated', changes },
  })
  return done()
}

/** Whether the actor may say that words in this language are right: the editor, and who speaks it (house, §7). */
export async function mayCheck(tx: Tx, language: string): Promise<boolean> {
  const { kind, personId } = tx.actor
  if (kind === 'admin') return true
  const own = (await findProfessionals(tx, [personId])).get(personId ?? '')
  return own?.languages.includes(language) ?? false
}

/**
 * Says that the words in a language were read by who knows it. Refuses `notFound`, `offer.work.notNow`, `offer.work.newer`,
 * `offer.work.notSpoken` to who does not speak it, and `offer.work.nothingToCheck` as long as there are no words.
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
  if (!(await mayCheck(tx, language))) return refuse('offer.work.notSpoken')
  const progress = progressIn(row, language)
  if (progress === 'none') return refuse('offer.work.nothingToCheck')
  if (row.translationStatus[language]?.status === 'checked') return done()
  const checked = { status: 'checked' as const, checkedBy: tx.actor.displayName, checkedOn: today }
  await keepOffer(tx, opened.value, {
    set: { translationStatus: { ...row.translationStatus, [language]: checked } },
    isPublic: true,
    happened: { kind: 'checked', changes: { [language]: [null, tx.actor.displayName] } },
  })
  return done()
}
