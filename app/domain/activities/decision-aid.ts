import type { TranslationStatus } from './activity-words.ts'

/** The languages of an aid: the Dutch original, what it says more simply, and the others. */
export const aidLanguages = ['nl', 'nl-simple', 'en', 'tr', 'ar', 'pl', 'ti'] as const
export type AidLanguage = (typeof aidLanguages)[number]

/** A text: in Dutch always, in other languages where somebody wrote it. */
export type AidWords = { readonly nl: string } & { readonly [Language in AidLanguage]?: string }

/** What is shown of activities or of the sociale kaart: the words of their own addresses. */
export type AidQuery = Readonly<Record<string, string>>

export interface AidAnswer {
  /** Stands in the address: short, and one of its question. */
  readonly code: string
  readonly text: AidWords
  /** The key of the question or outcome that it leads to. */
  readonly next: string
}

export interface AidQuestion {
  readonly kind: 'question'
  readonly key: string
  readonly text: AidWords
  readonly help?: AidWords
  readonly answers: readonly AidAnswer[]
}

export interface AidLink {
  readonly label: AidWords
  /** https; health information is linked to and never written here (PUB-8). */
  readonly href: string
}

export interface AidOutcome {
  readonly kind: 'outcome'
  readonly key: string
  readonly title: AidWords
  readonly text: AidWords
  /** Activities of the coming two weeks; empty for all of them. */
  readonly activities?: AidQuery
  /** Shows the activities of the advice before: after the closing question. */
  readonly repeats?: boolean
  /** Entries of the sociale kaart; empty for all of them. */
  readonly entries?: AidQuery
  /** Ids of entries that are shown first. */
  readonly entryIds: readonly string[]
  readonly links: readonly AidLink[]
}
export type AidNode = AidQuestion | AidOutcome

/** Everything that an aid says. */
export interface AidContent {
  readonly title: AidWords
  readonly intro: AidWords
  /** The key of the first question. */
  readonly first: string
  /** The key of the question under every advice: "Gaat u dit ook écht doen?" (PUB-9). */
  readonly closing?: string
  /** In the order in which an editor reads them. */
  readonly nodes: readonly AidNode[]
  readonly status: Readonly<Partial<Record<AidLanguage, TranslationStatus>>>
}

export function nodeOf(content: AidContent, key: string | undefined): AidNode | undefined {
  return content.nodes.find((node) => node.key === key)
}

export function questionOf(content: AidContent, key: string | undefined): AidQuestion | undefined {
  const node = nodeOf(content, key)
  return node?.kind === 'question' ? node : undefined
}

/** A text in the language of the reader, else in Dutch; with the language that it is in, for `lang`. */
export function aidWord(words: AidWords, language: AidLanguage): { readonly text: string; readonly language: string } {
  const own = words[language]?.trim()
  return own ? { text: own, language: language === 'nl-simple' ? 'nl' : language } : { text: words.nl, language: 'nl' }
}

/** The language in which somebody reads an aid. */
export function aidLanguageOf(language: string, easy: boolean): AidLanguage {
  if (easy && language === 'nl') return 'nl-simple'
  return aidLanguages.find((each) => each === language) ?? 'nl'
}
