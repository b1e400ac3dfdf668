import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accounts } from '#db/schema/identity.ts'
import { withdrawAccountTokens } from './account-tokens.server.ts'

export interface StaffAccount {
  readonly id: string
  readonly personId: string
  readonly email: string | null
  readonly kind: 'resident' | 'professional' | 'admin' | 'officer'
  readonly status: 'invited' | 'active' | 'closed'
}

/**
 * The account by its id, or the one with which this person works, and holds it until the transaction ends, so that of two changes at once the second
 * sees the first. For the administrator and the portal; callers decide.
 */
export async function holdAccount(
  tx: Tx,
  by: { readonly accountId: string } | { readonly personId: string },
): Promise<StaffAccount | null> {
  const which =
    'accountId' in by
      ? eq(accounts.id, by.accountId)
      : and(eq(accounts.personId, by.personId), eq(accounts.kind, 'professional'))
  const { id, personId, email, kind, status } = accounts
  const [row] = await tx
    .select({ id, personId, email, kind, status })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tx.actor.tenantId), which))
    .orderBy(accounts.createdAt, accounts.id)
    .limit(1)
    .for('update')
  return row ?? null
}

/** Whether an address, in its normal form, has an account. For the administrator and the portal alone. */
export async function hasAccount(tx: Tx, email: string): Promise<boolean> {
  const found = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tx.actor.tenantId), eq(accounts.email, email)))
    .limit(1)
  return found.length > 0
}

/**
 * Closes an account: its sessions end in the same moment (ACC-5) and its links work no longer. Decides nothing: the caller
 * has, and the portal writes it. @returns false when it was closed before.
 */
export async function markAccountClosed(tx: Tx, accountId: string): Promise<boolean> {
  const { tenantId, now } = tx.actor
  const changed = await tx
    .update(accounts)
    .set({ status: 'closed', closedAt: now })
    .where(and(eq(accounts.tenantId, tenantId), eq(accounts.id, accountId), ne(accounts.status, 'closed')))
    .returning({ id: accounts.id })
  for (const purpose of ['invitation', 'passwordReset'] as const) await withdrawAccountTokens(tx, accountId, purpose)
  return changed.length > 0
}
