import { refuse, type Refused } from '../shared/result.ts'
import { mostUsedPasswords } from './common-passwords.ts'
import { commonWords } from './common-words.ts'
import { passwordProblem } from './password-rules.ts'

const passwords: ReadonlySet<string> = new Set(mostUsedPasswords)
const words: ReadonlySet<string> = new Set(commonWords)

/**
 * Holds a new password against the rules (ASVS 5.0.0 6.2).
 * @param names of the person and the place: given and family name, e-mail address, wijk.
 * @returns null when it may be used; else `identity.passwordTooShort`, `identity.passwordTooLong`,
 * `identity.passwordTooCommon` or `identity.passwordHasName`.
 */
export function checkPassword(password: string, names: readonly string[]): Refused | null {
  const problem = passwordProblem(password, { passwords, words, names: ['drieluik', ...names] })
  return problem && refuse(`identity.${problem}`)
}
