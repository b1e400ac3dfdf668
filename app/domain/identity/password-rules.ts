/** ASVS 5.0.0 6.2.1 and 6.2.9: eight at least, fifteen advised, every character allowed, no rule about kinds of them. */
export const leastCharacters = 8
export const advisedCharacters = 15
export const mostCharacters = 256

type PasswordProblem = 'passwordTooShort' | 'passwordTooLong' | 'passwordTooCommon' | 'passwordHasName'

/** What a password is held against. */
interface KnownWords {
  /** Whole passwords that many people use, in lower case. */
  readonly passwords: ReadonlySet<string>
  /** Words that many people begin a password with, in lower case. */
  readonly words: ReadonlySet<string>
  /** What belongs to this person and place: names, the address, the wijk, the portal. */
  readonly names: readonly string[]
}

/** The form in which a password is compared and hashed (NFKC): the same on every keyboard. Nothing is cut off. */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFKC')
}

const look: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }
const unmasked = (text: string) => text.replace(/[013457@$]/g, (mark) => look[mark]!)
const withoutEnds = (text: string) => text.replace(/^[\d\W_]+|[\d\W_]+$/gu, '')

/** `aaaaaaaa`, `abcabcabc`, `12121212`: a few characters again and again. */
const isRepeated = (text: string) => /^(.{1,4}?)\1+$/su.test(text)

/** `12345678`, `hgfedcba`: each character follows from the one before. */
function isRow(text: string): boolean {
  const steps = Array.from(text, (each) => each.codePointAt(0)!).flatMap((code, at, all) =>
    at === 0 ? [] : [code - all[at - 1]!],
  )
  return Math.abs(steps[0] ?? 0) === 1 && new Set(steps).size === 1
}

function isCommon(text: string, { passwords, words }: KnownWords): boolean {
  const forms = new Set([text, unmasked(text), withoutEnds(text), withoutEnds(unmasked(withoutEnds(text)))])
  return isRepeated(text) || isRow(text) || [...forms].some((form) => passwords.has(form) || words.has(form))
}

const leastName = 3
const leastBesideName = 5

const fewWords = 2
/** The words in a text; "in" and "de" make it no better. */
const wordsOf = (text: string) => text.split(/[^\p{L}]+/u).filter((word) => word.length > 2)

/** One or two words that many people begin a password with, side by side. */
function isFewCommonWords(text: string, { words }: KnownWords): boolean {
  const parts = wordsOf(text)
  return parts.length > 0 && parts.length <= fewWords && parts.every((part) => words.has(part))
}

/** Little more than a name: what is left without names, digits and marks is shorter than a word, or words that many people use. */
function isName(text: string, { names, words }: KnownWords): boolean {
  const parts = names
    .flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)])
    .map((part) => normalisePassword(part).toLowerCase())
    .filter((part) => part.length >= leastName)
    .sort((one, other) => other.length - one.length)
  const left = (from: string) => parts.reduce((rest, part) => rest.replaceAll(part, ' '), from)
  return [text, unmasked(text)].some((form) => {
    const rest = left(form)
    if (rest === form) return false
    return rest.replace(/[\d\W_]/gu, '').length < leastBesideName || wordsOf(rest).every((word) => words.has(word))
  })
}

/**
 * What is wrong with a new password, or null. Length counts characters as people see them in a row (code points), after
 * NFKC.
 */
export function passwordProblem(typed: string, known: KnownWords): PasswordProblem | null {
  const password = normalisePassword(typed)
  const length = Array.from(password).length
  if (length < leastCharacters) return 'passwordTooShort'
  if (length > mostCharacters) return 'passwordTooLong'
  const text = password.toLowerCase().trim()
  if (isCommon(text, known) || isFewCommonWords(text, known)) return 'passwordTooCommon'
  return isName(text, known) ? 'passwordHasName' : null
}
