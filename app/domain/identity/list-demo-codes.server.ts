import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { accounts } from '#db/schema/identity.ts'
import { totpSecrets } from '#db/schema/identity.second-factor.ts'
import { unseal } from '#app/platform/sealed-values.server.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { sealedPlace } from './sealed-places.ts'
import { totpCode } from './totp.server.ts'

/**
 * The codes that the authenticator apps of a demo's accounts show now and in thirty seconds, by address. For the demo alone:
 * whoever calls this has seen that it is one.
 */
export async function listDemoCodes(place: Place): Promise<{ email: string; now: string; next: string }[]> {
  const rows = await asPortal(place, (tx) =>
    tx
      .select({ id: accounts.id, email: accounts.email, sealed: totpSecrets.secretSealed })
      .from(accounts)
      .innerJoin(totpSecrets, and(eq(totpSecrets.tenantId, accounts.tenantId), eq(totpSecrets.accountId, accounts.id)))
      .where(and(eq(accounts.tenantId, place.tenantId), isNotNull(accounts.email)))
      .orderBy(asc(accounts.email))
      .limit(200),
  )
  return rows.map(({ id, email, sealed }) => {
    const secret = unseal(sealed, sealedPlace.totpSecret(place.tenantId, id))
    return {
      email: email ?? '',
      now: totpCode(secret, place.now),
      next: totpCode(secret, place.now.add({ seconds: 30 })),
    }
  })
}
