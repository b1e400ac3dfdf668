/** Words of a practice's own, by language (BCP 47); Dutch is always among them. */
export type KindWords = Readonly<Record<string, string>>

/** The words in the reader's language, else in Dutch, with the language that they are in (WCAG 3.1.2); null for none. */
export function inLanguage(
  words: KindWords | null,
  language: string,
): { readonly text: string; readonly lang: string } | null {
  for (const lang of [language, 'nl']) {
    const text = words?.[lang]
    if (text) return { text, lang }
  }
  return null
}
