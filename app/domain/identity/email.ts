/** The stored form of an address: trimmed, NFKC, lower case, without NUL. Two spellings of one address are one account. */
export function normaliseEmail(typed: string): string {
  return typed.replaceAll('\0', '').normalize('NFKC').trim().toLowerCase()
}
