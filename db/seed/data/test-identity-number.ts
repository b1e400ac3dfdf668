import { isIdentityNumber } from '#app/domain/identity/identity-number.ts'

const digits = Array.from({ length: 10 }, (_, digit) => String(digit))

/** The last digit that lets eight digits pass the 11-test; one in eleven has none. */
function whole(first: string): string[] {
  return digits.map((last) => first + last).filter(isIdentityNumber)
}

let all: readonly string[] | undefined

/**
 * The citizen service number of somebody who doesn't exist: it passes the 11-test and begins with 9999, as the test
 * persons of the Rijksdienst voor Identiteitsgegevens do; numbers in that range are given to nobody.
 * @param index which one, from 0.
 * @returns null after the last of the 9,091 that exist.
 */
export function testIdentityNumber(index: number): string | null {
  all ??= Array.from({ length: 10_000 }, (_, at) => whole(`9999${String(at).padStart(4, '0')}`)).flat()
  return all[index] ?? null
}
