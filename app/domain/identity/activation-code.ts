/** No letter or digit that is taken for another one: no 0 and O, no 1, I and L. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** Finds the row: 24 bits. */
export const locatorLength = 5
/** What nobody can guess: 44 bits. */
export const secretLength = 9

/** ACC-3. */
export const activationHours = 48
export const activationTries = 5

const whole = new RegExp(`^[${codeAlphabet}]{${locatorLength + secretLength}}$`)

/**
 * Reads a code as somebody typed it: small letters, spaces and hyphens don't matter.
 * @returns its two parts, or null for what can't be a code.
 */
export function readActivationCode(typed: string): { readonly locator: string; readonly code: string } | null {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}.]/gu, '')
    .toUpperCase()
  return whole.test(code) ? { locator: code.slice(0, locatorLength), code } : null
}

/** A code as it is shown and printed, in parts that are easily read aloud: `K7M4Q-9RX-TWD-B3H`. */
export function showActivationCode(code: string): string {
  const rest = code.slice(locatorLength).match(/.{1,3}/g) ?? []
  return [code.slice(0, locatorLength), ...rest].join('-')
}

/** The documents that the desk may look at (Wet op de identificatieplicht, article 1). */
export const identityDocuments = ['passport', 'identityCard', 'drivingLicence', 'residencePermit'] as const
export type IdentityDocument = (typeof identityDocuments)[number]
