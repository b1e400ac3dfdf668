import { and, asc, eq, gt } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accounts } from '#db/schema/identity.ts'
import { notFound, done, type Result } from '../shared/result.ts'
import { normaliseEmail } from './email.ts'

export interface AccountRow {
  readonly id: string
  readonly email: string
  readonly kind: 'resident' | 'professional' | 'admin' | 'officer'
  readonly status: 'invited' | 'active' | 'closed'
}

export const accountsPerPage = 25

/**
 * Accounts of the wijk by address, for the administrator: status and kind, never whose dossier it is (BO-4).
 * @param input.after the address of the last row of the page before.
 * Refuses anybody else with `notFound`.
 */
export async function listAccounts(
  tx: Tx,
  input: { after: string },
): Promise<Result<{ rows: AccountRow[]; next: string | null }>> {
  if (tx.actor.kind !== 'admin') return notFound
  const rows = await tx
    .select({ id: accounts.id, email: accounts.email, kind: accounts.kind, status: accounts.status })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tx.actor.tenantId), gt(accounts.email, normaliseEmail(input.after))))
    .orderBy(asc(accounts.email))
    .limit(accountsPerPage + 1)
  const page = rows.slice(0, accountsPerPage)
  return done({ rows: page, next: rows.length > accountsPerPage ? (page.at(-1)?.email ?? null) : null })
}
