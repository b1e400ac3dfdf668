/** How somebody reads: chosen in this browser, without an account, and nothing else than this. */
export interface ReadingChoice {
  /** *Makkelijk*: simpler words where the language has them, and a calmer page. */
  readonly easy: boolean
  readonly large: boolean
}

const cookieName = '__Host-lezen'
const choices: Readonly<Record<string, ReadingChoice>> = {
  m: { easy: true, large: false },
  g: { easy: false, large: true },
  mg: { easy: true, large: true },
}
const usual: ReadingChoice = { easy: false, large: false }

/**
 * The choice as a short word, for the key of a kept page: `m`, `g`, `mg`, or nothing.
 * @param cookies the `Cookie` header; anybody can send any, so only these words count.
 */
export function readingWord(cookies: string | null | undefined): string {
  // Most have no such cookie, and this is asked for every page that is sent.
  const at = cookies?.indexOf(`${cookieName}=`) ?? -1
  if (at < 0) return ''
  const word = /(?:^|;\s*)__Host-lezen=([mg]{1,2})(?:;|$)/.exec(cookies!)?.[1] ?? ''
  return word in choices ? word : ''
}

/** The choice that a request carries. */
export function readingIn(cookies: string | null | undefined): ReadingChoice {
  return choices[readingWord(cookies)] ?? usual
}

/** A `Cookie` header with this choice alone; null for the usual one. */
export function onlyReading(cookies: string | null | undefined): string | null {
  const word = readingWord(cookies)
  return word === '' ? null : `${cookieName}=${word}`
}

/** The `Set-Cookie` that keeps a choice for a year; for the usual one it takes the cookie away. */
export function readingCookie({ easy, large }: ReadingChoice): string {
  const word = `${easy ? 'm' : ''}${large ? 'g' : ''}`
  const age = word === '' ? 0 : 31_536_000
  return `${cookieName}=${word}; Path=/; Max-Age=${age}; HttpOnly; Secure; SameSite=Lax`
}
