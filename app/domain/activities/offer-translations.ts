import { wordFields, type Translated } from './activity-words.ts'

/** The languages of the public area besides the Dutch original. */
export const translatedTo = ['en', 'tr', 'ar', 'pl', 'ti'] as const
export type TranslatedTo = (typeof translatedTo)[number]

export const isTranslatedTo = (value: unknown): value is TranslatedTo =>
  (translatedTo as readonly unknown[]).includes(value)

/** New Dutch words: what somebody checked was checked against the old ones. */
export function uncheckedBy({ translationStatus }: Pick<Translated, 'translationStatus'>) {
  return Object.fromEntries(
    Object.keys(translationStatus).map((language) => [language, { status: 'machine' as const }]),
  )
}

/** How far a language is: nothing, some fields, all of them as a draft, or checked. */
export function progressIn(offer: Translated, language: string): 'none' | 'some' | 'machine' | 'checked' {
  const words = offer.translations[language] ?? {}
  const filled = wordFields.filter((name) => (words[name] ?? '') !== '').length
  if (filled === 0) return 'none'
  if (filled < 4) return 'some'
  return offer.translationStatus[language]?.status === 'checked' ? 'checked' : 'machine'
}
