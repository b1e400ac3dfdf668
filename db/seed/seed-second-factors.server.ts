import { and, eq, inArray } from 'drizzle-orm'
import { sealTotpSecret } from '#app/domain/identity/totp-secrets.server.ts'
import { accounts } from '../schema/identity.ts'
import { totpSecrets } from '../schema/identity.second-factor.ts'
import { demoAppSecret } from './demo-app-secret.server.ts'
import { insertMany } from './factories/insert.server.ts'
import type { Wijk } from './wijk.ts'

/** An authenticator app for everybody who works here (ACC-4); `/demo/codes` shows what it says. */
export async function seedSecondFactors({ owner, tenant, moments, password }: Wijk): Promise<void> {
  const tenantId = tenant.id
  const confirmedAt = moments.at(moments.today.subtract({ days: 380 }), '09:10')
  const working = await owner.db
    .select({ accountId: accounts.id, email: accounts.email })
    .from(accounts)
    .where(
      and(
        eq(accounts.tenantId, tenantId),
        eq(accounts.status, 'active'),
        inArray(accounts.kind, ['professional', 'admin', 'officer']),
      ),
    )
  const rows = working.map(({ accountId, email }) => ({
    ...{ tenantId, accountId, confirmedAt, lastStep: 0 },
    secretSealed: sealTotpSecret(tenantId, accountId, demoAppSecret(password, email ?? '')),
  }))
  await insertMany(owner, totpSecrets, rows)
}
