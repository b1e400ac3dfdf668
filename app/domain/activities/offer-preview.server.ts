import { languageText, moneyText } from '#app/platform/i18n/format.ts'
import { directionOf } from '#app/platform/i18n/languages.ts'
import { wordsIn } from './activity-words.ts'
import { dateLine, type OfferReader } from './offer-show.server.ts'
import type { FoundOffer } from './offer-show-activity.server.ts'

/**
 * An activity as its public page says it to a reader of a language, in ready words; what is not translated stands in Dutch.
 * @param reader with the texts of that language.
 */
export function showPreview({ offer, organiser, neighbourhood, dates }: FoundOffer, reader: OfferReader) {
  const { t, language } = reader
  const { row } = offer
  const words = wordsIn(row, language)
  const yesIf = (holds: boolean) => t(holds ? 'activities:yes' : 'activities:no')
  const said = (term: string, description: string, lang?: string) => ({ term, description, ...(lang ? { lang } : {}) })
  return {
    ...{ language, direction: directionOf(language), title: words.title, what: words.what },
    notes: [
      ...(words.translated ? [`${t('activities:translated')} \u2068${row.title}\u2069`] : []),
      ...(words.unchecked ? [t('activities:unchecked')] : []),
    ],
    whenLabel: t('activities:when'),
    noDates: t('activities:noDates'),
    dates: dates.map((date) => ({
      ...dateLine(date, reader),
      says: date.status === 'scheduled' ? null : t(`activities:${date.status}`),
    })),
    facts: [
      said(t('activities:where'), [row.locationName, row.street, neighbourhood].filter(Boolean).join(', '), 'nl'),
      said(t('activities:forWhom'), words.forWhom.text, words.forWhom.language),
      said(t('activities:cost'), row.costCents === 0 ? t('activities:free') : moneyText(row.costCents, language)),
      said(t('activities:languages'), row.languages.map((code) => languageText(code, language)).join(', ')),
      said(t('activities:wheelchair'), yesIf(row.wheelchairAccessible)),
      ...(row.womenOnly ? [said(t('activities:women'), t('activities:yes'))] : []),
      ...(row.companion ? [said(t('activities:companion'), t('activities:companionText'))] : []),
      said(t('activities:howToJoin'), words.howToJoin.text, words.howToJoin.language),
      said(t('activities:organiser'), organiser?.name ?? '', 'nl'),
    ],
    call: t('activities:call'),
    phone: organiser?.phone ?? null,
  }
}
