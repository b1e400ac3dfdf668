import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accounts } from '#db/schema/identity.ts'
import { externalIdentities } from '#db/schema/identity.sign-in.ts'

/** Who somebody is at an identity provider. */
export interface ExternalIdentity {
  readonly issuer: string
  readonly subject: string
}

export interface KnownResident {
  readonly accountId: string
  readonly personId: string
}

/** The resident's open account with this pseudonym, or null: also for an account that is closed. The portal's alone. */
export async function findByIdentity(tx: Tx, { issuer, subject }: ExternalIdentity): Promise<KnownResident | null> {
  const [row] = await tx
    .select({ accountId: accounts.id, personId: accounts.personId })
    .from(externalIdentities)
    .innerJoin(
      accounts,
      and(eq(accounts.tenantId, externalIdentities.tenantId), eq(accounts.id, externalIdentities.accountId)),
    )
    .where(
      and(
        eq(externalIdentities.tenantId, tx.actor.tenantId),
        eq(externalIdentities.issuer, issuer),
        eq(externalIdentities.subject, subject),
        eq(accounts.kind, 'resident'),
        eq(accounts.status, 'active'),
      ),
    )
    .limit(1)
  return row ?? null
}

/** The pseudonym of an account at this provider, or null. */
export async function findSubject(tx: Tx, accountId: string, issuer: string): Promise<string | null> {
  const [row] = await tx
    .select({ subject: externalIdentities.subject })
    .from(externalIdentities)
    .where(
      and(
        eq(externalIdentities.tenantId, tx.actor.tenantId),
        eq(externalIdentities.accountId, accountId),
        eq(externalIdentities.issuer, issuer),
      ),
    )
    .limit(1)
  return row?.subject ?? null
}

/**
 * Binds a pseudonym to an account. One pseudonym has one account, and an account one pseudonym at a provider; both by
 * constraint, so also when two do it at once.
 * @returns whether the two belong together now.
 */
export async function bindIdentity(tx: Tx, accountId: string, identity: ExternalIdentity): Promise<boolean> {
  const { tenantId, now } = tx.actor
  await tx
    .insert(externalIdentities)
    .values({ tenantId, accountId, ...identity, createdAt: now })
    .onConflictDoNothing()
  return (await findByIdentity(tx, identity))?.accountId === accountId
}
