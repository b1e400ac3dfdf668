/** The fields of an activity that are written in a language, and translated one by one. */
export const wordFields = ['title', 'what', 'forWhom', 'howToJoin'] as const
export type WordField = (typeof wordFields)[number]
export type ActivityWords = { readonly [Field in WordField]: string }

/** Who vouches for a translation: nobody yet, or who checked it on which day (ISO date). */
export interface TranslationStatus {
  readonly status: 'machine' | 'checked'
  readonly checkedBy?: string
  readonly checkedOn?: string
}

export interface Translated {
  readonly translations: Partial<Record<string, Partial<ActivityWords>>>
  readonly translationStatus: Partial<Record<string, TranslationStatus>>
}

/** A text with the language it is in (BCP 47), for `lang`. */
export interface Word {
  readonly text: string
  readonly language: string
}

/** The words of an activity as a reader gets them. */
export type WordsInLanguage = { readonly [Field in WordField]: Word } & {
  /** Something here is a translation, and nobody has checked it. */
  readonly unchecked: boolean
  /** Something here is a translation. */
  readonly translated: boolean
}

/** What `Intl` and browsers read: simple Dutch is Dutch. */
const tagOf = (language: string) => (language === 'nl-simple' ? 'nl' : language)

/** Each field in the reader's language where somebody translated it, else the Dutch original; says which it is. */
export function wordsIn(activity: ActivityWords & Translated, language: string): WordsInLanguage {
  const own = language === 'nl' ? undefined : activity.translations[language]
  const word = (field: WordField): Word => {
    const text = own?.[field]?.trim()
    return text ? { text, language: tagOf(language) } : { text: activity[field], language: 'nl' }
  }
  const translated = wordFields.some((field) => Boolean(own?.[field]?.trim()))
  const [title, what, forWhom, howToJoin] = [word('title'), word('what'), word('forWhom'), word('howToJoin')]
  const unchecked = translated && activity.translationStatus[language]?.status !== 'checked'
  return { title, what, forWhom, howToJoin, translated, unchecked }
}
