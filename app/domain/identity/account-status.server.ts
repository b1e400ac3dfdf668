import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accounts } from '#db/schema/identity.ts'
import { linkMinutes, withdrawAccountTokens, type LinkPurpose } from './account-tokens.server.ts'

export interface StaffAccount {
  readonly id: string
  readonly personId: string
  readonly email: string | null
  readonly kind: 'resident' | 'professional' | 'admin' | 'officer'
  readonly status: 'invited' | 'active' | 'closed'
  /** Of an administrator or a privacy officer. */
  readonly displayName: string | null
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
  const { id, personId, email, kind, status, displayName } = accounts
  const [row] = await tx
    .select({ id, personId, email, kind, status, displayName })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tx.actor.tenantId), which))
    .orderBy(accounts.createdAt, accounts.id)
    .limit(1)
    .for('update')
  return row ?? null
}

/** The accounts with which these people work, for the log; nothing is held. For the administrator and the portal. */
export async function listStaffAccounts(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const theirs = and(inArray(accounts.personId, [...personIds]), eq(accounts.kind, 'professional'))
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tx.actor.tenantId), theirs))
    .orderBy(accounts.createdAt, accounts.id)
    .limit(100)
  return rows.map(({ id }) => id)
}

/**
 * How many accounts of a kind are open, which are held until the transaction ends: of two that close the last two at once,
 * the second sees the first. For the administrator and the portal; callers decide.
 */
export async function holdOpenAccounts(tx: Tx, kind: 'admin' | 'officer'): Promise<number> {
  const open = and(eq(accounts.tenantId, tx.actor.tenantId), eq(accounts.kind, kind), eq(accounts.status, 'active'))
  return (await tx.select({ id: accounts.id }).from(accounts).where(open).orderBy(accounts.id).for('update')).length
}

/** What the log calls an administrator or a privacy officer from now on (LOG-3). Callers decide. */
export async function nameAccount(tx: Tx, accountId: string, displayName: string): Promise<void> {
  const one = and(eq(accounts.tenantId, tx.actor.tenantId), eq(accounts.id, accountId))
  await tx.update(accounts).set({ displayName }).where(one)
}

/** Which account has an address, in its normal form; null for none. For the administrator and the portal alone. */
export async function findAccountByEmail(tx: Tx, email: string): Promise<string | null> {
  const found = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tx.actor.tenantId), eq(accounts.email, email)))
    .limit(1)
  return found[0]?.id ?? null
}

/**
 * Closes an account: its sessions end in the same moment (ACC-5) and its links work no longer. One that waited for its
 * first password also lets its address go: somebody may be invited with it again. Decides nothing: the caller has, and the
 * portal writes it. @returns false when it was closed before.
 */
export async function markAccountClosed(tx: Tx, accountId: string): Promise<boolean> {
  const { tenantId, now } = tx.actor
  const { rows } = await tx.execute<{ gone: boolean }>(sql`select account_withdraw(${accountId}) as gone`)
  const changed = await tx
    .update(accounts)
    .set({ status: 'closed', closedAt: now })
    .where(and(eq(accounts.tenantId, tenantId), eq(accounts.id, accountId), ne(accounts.status, 'closed')))
    .returning({ id: accounts.id })
  for (const purpose of Object.keys(linkMinutes) as LinkPurpose[]) await withdrawAccountTokens(tx, accountId, purpose)
  return changed.length > 0 || rows[0]?.gone === true
}
