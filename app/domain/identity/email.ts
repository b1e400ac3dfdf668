/** The stored form of an address: trimmed, NFKC, lower case. Two spellings of one address are one account. */
export function normaliseEmail(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}
