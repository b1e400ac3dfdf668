/** The fields of an entry that are written in a language, and translated one by one. */
export const entryWordFields = [
  ...(['name', 'description', 'targetGroups', 'openingHours', 'costs', 'howToRegister'] as const),
] as const
export type EntryWordField = (typeof entryWordFields)[number]
export type EntryWords = { readonly [Field in EntryWordField]?: string }

/** The languages of the public area besides the Dutch original. */
export const entryLanguages = ['en', 'tr', 'ar', 'pl', 'ti'] as const
export type EntryLanguage = (typeof entryLanguages)[number]

export const isEntryLanguage = (value: unknown): value is EntryLanguage =>
  (entryLanguages as readonly unknown[]).includes(value)

/** The longest text of each field, in characters: half as long again as the Dutch one may be. */
export const longestEntryWord: Record<EntryWordField, number> = {
  ...{ name: 180, description: 900, targetGroups: 450, openingHours: 300, costs: 300, howToRegister: 450 },
}

/** Who vouches for a translation: nobody yet, or who read it on which day (ISO date). */
export interface EntryTranslationStatus {
  readonly status: 'machine' | 'checked'
  readonly checkedBy?: string
  readonly checkedOn?: string
}

export interface TranslatedEntry {
  readonly name: string
  readonly description: string
  readonly targetGroups: readonly string[]
  readonly openingHours: string | null
  readonly costs: string | null
  readonly howToRegister: string | null
  readonly translations: Partial<Record<string, EntryWords>>
  readonly translationStatus: Partial<Record<string, EntryTranslationStatus>>
}

/** A text with the language it is in (BCP 47), for `lang`. */
export interface EntryWord {
  readonly text: string
  readonly language: string
}

/** The Dutch words of an entry, each as one text; an empty one is left out. */
export function dutchWords(entry: TranslatedEntry): EntryWords {
  const said: Record<EntryWordField, string | null> = { ...entry, targetGroups: entry.targetGroups.join(', ') }
  return Object.fromEntries(entryWordFields.flatMap((field) => (said[field] ? [[field, said[field]]] : [])))
}

/** Each field in the reader's language where somebody translated it, else the Dutch original; null where nothing is said. */
export function entryWordsIn(entry: TranslatedEntry, language: string) {
  const [dutch, own] = [dutchWords(entry), entry.translations[language] ?? {}]
  const word = (field: EntryWordField): EntryWord | null => {
    const [text, original] = [own[field]?.trim(), dutch[field]]
    if (original === undefined) return null
    return text ? { text, language } : { text: original, language: 'nl' }
  }
  const isTranslated = entryWordFields.some((field) => word(field)?.language === language && language !== 'nl')
  return {
    ...{ name: word('name')!, description: word('description')!, targetGroups: word('targetGroups') },
    ...{ openingHours: word('openingHours'), costs: word('costs'), howToRegister: word('howToRegister') },
    unchecked: isTranslated && entry.translationStatus[language]?.status !== 'checked',
  }
}

/** New Dutch words: what somebody checked was checked against the old ones. */
export const entryUnchecked = (entry: Pick<TranslatedEntry, 'translationStatus'>) =>
  Object.fromEntries(Object.keys(entry.translationStatus).map((language) => [language, { status: 'machine' as const }]))

/** How far a language is: nothing, some of what is said in Dutch, all of it as a draft, or checked. */
export function entryProgress(entry: TranslatedEntry, language: string): 'none' | 'some' | 'machine' | 'checked' {
  const own = entry.translations[language] ?? {}
  const said = Object.keys(dutchWords(entry)) as EntryWordField[]
  const filled = said.filter((field) => own[field]?.trim())
  if (filled.length === 0) return 'none'
  if (entry.translationStatus[language]?.status === 'checked') return 'checked'
  return filled.length < said.length ? 'some' : 'machine'
}
