import type { KeyRing } from '#app/platform/key-ring.ts'
import { seal, searchHash, searchHashes, unseal } from '#app/platform/sealed-values.server.ts'
import { internationalNumber } from '#app/platform/sms.server.ts'
import { signUpPlace } from './sign-up-places.ts'

/** The wijk goes in too: the same number in two wijken gives two hashes, which nobody can lay side by side. */
const searched = (tenantId: string, phone: string) => `${tenantId}/${internationalNumber(phone)}`

/** The keyed hash of a number, by which the same number is found again. */
export function signUpPhoneHash(tenantId: string, phone: string, ring?: KeyRing): string {
  return searchHash(searched(tenantId, phone), 'sign-up-phone', ring)
}

/** What `phone_hash` may hold for a number: one value a key. */
export function signUpPhoneHashes(tenantId: string, phone: string): string[] {
  return searchHashes(searched(tenantId, phone), 'sign-up-phone')
}

/** A first name and a number for the columns of `sign_ups`; a resident may have no number. */
export function sealPerson(
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  { firstName, phone }: { readonly firstName: string; readonly phone: string | null },
) {
  return {
    firstNameSealed: seal(firstName, signUpPlace.firstName(tenantId, id)),
    phoneSealed: phone === null ? null : seal(phone, signUpPlace.phone(tenantId, id)),
    phoneHash: phone === null ? null : signUpPhoneHash(tenantId, phone),
  }
}

/**
 * The first name and number of a sign-up.
 * @throws SealBroken when they can't be opened.
 */
export function openPerson(row: {
  readonly tenantId: string
  readonly id: string
  readonly firstNameSealed: string
  readonly phoneSealed: string | null
}): { firstName: string; phone: string | null } {
  const { tenantId, id, firstNameSealed, phoneSealed } = row
  return {
    firstName: unseal(firstNameSealed, signUpPlace.firstName(tenantId, id)),
    phone: phoneSealed === null ? null : unseal(phoneSealed, signUpPlace.phone(tenantId, id)),
  }
}
