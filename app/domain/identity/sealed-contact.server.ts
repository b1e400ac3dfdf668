import type { KeyRing } from '#app/platform/key-ring.ts'
import { seal, searchHash, searchHashes, unseal } from '#app/platform/sealed-values.server.ts'
import { sealedPlace } from './sealed-places.ts'

interface Whose {
  readonly tenantId: string
  readonly id: string
}

/** The wijk goes in too: the same number in two wijken gives two hashes, which nobody can lay side by side. */
const searched = (tenantId: string, identityNumber: string) => `${tenantId}/${identityNumber}`

/** A phone number for the column `phone_sealed`; null stays null. */
export function sealPhone({ tenantId, id }: Whose, phone: string | null): string | null {
  return phone === null ? null : seal(phone, sealedPlace.phone(tenantId, id))
}

/** The keyed hash of a number, by which its resident is found. */
export function identityNumberHash(tenantId: string, identityNumber: string, ring?: KeyRing): string {
  return searchHash(searched(tenantId, identityNumber), 'bsn', ring)
}

/** A citizen service number, in its normal form, for its two columns: to be read, and to be found by. */
export function sealIdentityNumber({ tenantId, id }: Whose, identityNumber: string | null) {
  if (identityNumber === null) return { bsnSealed: null, bsnHash: null }
  return {
    bsnSealed: seal(identityNumber, sealedPlace.identityNumber(tenantId, id)),
    bsnHash: identityNumberHash(tenantId, identityNumber),
  }
}

/** What `bsn_hash` may hold for a number: one value a key, so that a search also finds what was not rotated yet. */
export function identityNumberHashes(tenantId: string, identityNumber: string): string[] {
  return searchHashes(searched(tenantId, identityNumber), 'bsn')
}

/**
 * The phone number of a row; null when there is none.
 * @param resident `phoneInClear` is what an older version kept; `npm run keys:rotate` leaves none.
 * @throws SealBroken when it can't be opened.
 */
export function openPhone(
  resident: Whose & { phoneSealed: string | null; phoneInClear: string | null },
): string | null {
  const { tenantId, id, phoneSealed, phoneInClear } = resident
  return phoneSealed === null ? phoneInClear : unseal(phoneSealed, sealedPlace.phone(tenantId, id))
}

/**
 * The citizen service number of a row; null when there is none.
 * @throws SealBroken when it can't be opened.
 */
export function openIdentityNumber({ tenantId, id, bsnSealed }: Whose & { bsnSealed: string | null }): string | null {
  return bsnSealed === null ? null : unseal(bsnSealed, sealedPlace.identityNumber(tenantId, id))
}
