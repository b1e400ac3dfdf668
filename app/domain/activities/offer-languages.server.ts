import { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import type { Tx } from '#db/client.server.ts'
import { dayText, languageText } from '#app/platform/i18n/format.ts'
import { mayVouch } from '../organisations/may-vouch.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { wordFields, type ActivityWords } from './activity-words.ts'
import { mayOffer } from './offer-can.ts'
import type { offerLanguagesForm } from './offer-deed-form.ts'
import type { OfferDone } from './offer-done.ts'
import { fieldName, type OfferReader } from './offer-show.server.ts'
import { findPending } from './offer-pending.server.ts'
import { checkTranslation, translateActivity, type Words } from './offer-translate.server.ts'
import { progressIn, translatedTo, type TranslatedTo } from './offer-translations.ts'
import { openOffer, type Offer } from './offer.queries.server.ts'
import type { Standing } from './offer-standing.ts'

export interface FoundTranslations {
  readonly offer: Pick<Offer, 'row'> & { readonly standing: Standing | 'speaker' }
  readonly mayCheck: boolean
  /** New words in this language that wait for the editor. */
  readonly waiting: Partial<ActivityWords> | null
}

/** An activity to translate, and whether the actor may say that a language is right; logged. Refuses `notFound`. */
export async function getTranslations(
  tx: Tx,
  activityId: string | undefined,
  language: TranslatedTo,
): Promise<Result<FoundTranslations>> {
  const opened = await openOffer(tx, { activityId })
  if (!opened.ok) return opened
  const { row, standing } = opened.value
  if (!mayOffer(standing, row.state, 'translate')) return notFound
  const waiting = (await findPending(tx, row.id))?.words.translations?.[language] ?? null
  return done({ offer: opened.value, mayCheck: !waiting && (await mayVouch(tx, language)), waiting })
}

/** One language of an activity in words, and how far each language is. */
export function showTranslation(
  { offer, mayCheck: may, waiting }: FoundTranslations,
  shownIn: TranslatedTo,
  reader: Pick<OfferReader, 't' | 'language'>,
) {
  const { t, language } = reader
  const { row, standing } = offer
  const words = waiting && standing !== 'editor' ? waiting : row.translations[shownIn]
  const status = row.translationStatus[shownIn]
  const checkedOn = status?.checkedOn
  return {
    ...{
      id: row.id,
      name: row.title,
      version: row.version,
      shownIn,
      mayCheck: may,
      waits: waiting !== null,
      progress: progressIn(row, shownIn),
    },
    languages: translatedTo.map((code) => ({
      code,
      label: `${languageText(code, language)} (${t(`offer.work:languages.progress.${progressIn(row, code)}`)})`,
    })),
    fields: wordFields.map((name) => ({
      ...{ name, label: fieldName(name, reader), original: row[name] },
      translated: words?.[name] ?? '',
    })),
    checkedText:
      status?.status === 'checked' && status.checkedBy && checkedOn
        ? t('offer.work:languages.checkedBy', {
            ...{ name: status.checkedBy, day: dayText(Temporal.PlainDate.from(checkedOn), language, true) },
          })
        : null,
  }
}

/** The words among what was typed. */
export function wordsTyped({ title, what, forWhom, howToJoin }: Words): Words {
  const given = Object.entries({ title, what, forWhom, howToJoin }).filter(([, text]) => text !== undefined)
  return Object.fromEntries(given)
}

/** Carries out what the page of translations asks; each command refuses for itself. @returns what was done. */
export async function saveTranslation(
  tx: Tx,
  asked: z.output<typeof offerLanguagesForm> & { readonly activityId: string | undefined; readonly today: string },
): Promise<Result<OfferDone>> {
  if (asked.intent === 'check') {
    const checked = await checkTranslation(tx, asked)
    return checked.ok ? done('checked') : checked
  }
  const saved = await translateActivity(tx, { ...asked, words: wordsTyped(asked) })
  return saved.ok ? done(saved.value.waits ? 'translationWaits' : 'translated') : saved
}
