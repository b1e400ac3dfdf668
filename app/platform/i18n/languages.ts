/** The languages of the portal, in the order of the language page. */
export const languages = ['nl', 'en', 'tr', 'ar', 'pl', 'ti'] as const
export type Language = (typeof languages)[number]
export const sourceLanguage: Language = 'nl'

/** Those that the pages of professionals and administrators have: a page is never half in one language. */
export const workLanguages = ['nl', 'en'] as const satisfies readonly Language[]

/** The language of those pages for who chose `language`: Dutch where they don't have it. */
export function workLanguageOf(language: Language): (typeof workLanguages)[number] {
  return workLanguages.find((each) => each === language) ?? 'nl'
}

/** Dutch in simpler words (A2): what an account may have as its language. */
export const easyDutch = 'nl-simple'

/** Whether the texts of a language are there in simpler words too. */
export function hasEasyTexts(language: string): boolean {
  return language === sourceLanguage
}

/** How sure the portal's own texts of a language are. */
export type TextCheck = 'source' | 'speaker' | 'nobody' | 'noReader'

/**
 * Who has checked the texts of each language; said on the language page, and nowhere else decided. Simple Dutch is checked
 * by who reads it: no taalambassadeur has tried it yet (A11Y-9).
 */
export const textChecks: Readonly<Record<Language | typeof easyDutch, TextCheck>> = {
  nl: 'source',
  [easyDutch]: 'noReader',
  en: 'nobody',
  tr: 'nobody',
  ar: 'nobody',
  pl: 'nobody',
  ti: 'nobody',
}

const names: Record<Language | typeof easyDutch, string> = {
  nl: 'Nederlands',
  [easyDutch]: 'Makkelijk Nederlands',
  en: 'English',
  tr: 'Türkçe',
  ar: 'العربية',
  pl: 'Polski',
  ti: 'ትግርኛ',
}

/** The language's own name for itself. */
export function nameOfLanguage(language: Language | typeof easyDutch): string {
  return names[language]
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (languages as readonly string[]).includes(value)
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** The first language of an `Accept-Language` header that the portal speaks, by the visitor's order; Dutch otherwise. */
export function languageFromHeader(header: string | null): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find(Boolean)
      return { tag: tag.toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
  return wanted.map(({ tag }) => tag).find(isLanguage) ?? sourceLanguage
}
