/** Weights of the digits of a citizen service number, from the first to the last. */
const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1] as const

/**
 * Whether nine digits are a possible citizen service number: their weighted sum can be divided by eleven
 * (the 11-test of the Logisch Ontwerp BSN). It doesn't say that the number was given to anybody.
 */
export function isIdentityNumber(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11 === 0
}

/**
 * The normal form of what was typed: nine digits. Spaces, dots and hyphens are left out; a number of eight digits gets
 * the nought that it lost.
 * @returns null for what can't be a citizen service number.
 */
export function readIdentityNumber(typed: string): string | null {
  const digits = typed.replaceAll(/[\s.-]/g, '')
  const whole = digits.length === 8 ? `0${digits}` : digits
  return isIdentityNumber(whole) ? whole : null
}

/** What its owner sees of a number, to know which one is meant: the last three digits. The other six stay hidden. */
export function maskIdentityNumber(identityNumber: string): string {
  return identityNumber.slice(-3)
}
