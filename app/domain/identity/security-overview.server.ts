import { findAccountOf } from './account-of.server.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { listPasskeys } from './passkeys.queries.server.ts'
import { countRecoveryCodes } from './recovery-codes.server.ts'
import { listSecondFactors } from './totp-secrets.server.ts'

/** What a person signs in with, for their own page. */
export async function getSecurityOverview(place: Place, accountId: string) {
  return asPortal(place, async (tx) => ({
    email: (await findAccountOf(tx, accountId))?.email ?? '',
    totp: (await listSecondFactors(tx, accountId)).totp,
    passkeys: await listPasskeys(tx, accountId),
    codesLeft: await countRecoveryCodes(tx, accountId),
  }))
}
