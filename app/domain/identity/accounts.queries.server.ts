import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accounts } from '#db/schema/identity.ts'
import { isId } from '../shared/ids.ts'
import { notFound, done, type Result } from '../shared/result.ts'

export interface AccountRow {
  readonly id: string
  readonly personId: string
  /** Empty for a resident who signs in at the identity provider and has none. */
  readonly email: string
  readonly kind: 'resident' | 'professional' | 'admin' | 'officer'
  readonly status: 'invited' | 'active' | 'closed'
  /** Of an administrator or a privacy officer; null for everybody else. */
  readonly displayName: string | null
}

export const accountsPerPage = 25

/** By address; who has none comes last. */
const place = sql<string>`coalesce(${accounts.email}, '~' || ${accounts.id}::text)`

/**
 * Accounts of the wijk by address, for the administrator: status and kind, never whose dossier it is (BO-4). Show them after
 * `decideAboutAccounts` alone.
 * @param input.after `next` of the page before: an account's id, so that no address of a page names anybody.
 * Refuses anybody else with `notFound`.
 */
export async function listAccounts(
  tx: Tx,
  input: { after: string },
): Promise<Result<{ rows: AccountRow[]; next: string | null }>> {
  if (tx.actor.kind !== 'admin') return notFound
  const inWijk = eq(accounts.tenantId, tx.actor.tenantId)
  const before = tx
    .select({ place })
    .from(accounts)
    .where(and(inWijk, eq(accounts.id, input.after)))
  const rows = await tx
    .select({
      id: accounts.id,
      personId: accounts.personId,
      email: accounts.email,
      kind: accounts.kind,
      status: accounts.status,
      displayName: accounts.displayName,
    })
    .from(accounts)
    .where(and(inWijk, isId(input.after) ? gt(place, before) : undefined))
    .orderBy(asc(place))
    .limit(accountsPerPage + 1)
  const page = rows.slice(0, accountsPerPage)
  const next = rows.length > accountsPerPage ? (page.at(-1)?.id ?? null) : null
  return done({ rows: page.map(({ email, ...row }) => ({ ...row, email: email ?? '' })), next })
}
