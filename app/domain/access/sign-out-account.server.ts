import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { holdAccount } from '../identity/account-status.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideAboutAccounts } from './decide-about-accounts.server.ts'

/**
 * Signs somebody out everywhere, by the administrator: a phone was lost, or somebody else was in (ASVS 5.0.0 7.4.5). The
 * account stays open. Refuses `notFound`, also to anybody else.
 */
export async function signOutAccount(
  tx: Tx,
  { accountId }: { readonly accountId: string },
): Promise<Result<undefined>> {
  if (!isId(accountId)) return notFound
  const account = tx.actor.kind === 'admin' ? await holdAccount(tx, { accountId }) : null
  const residentId = account?.kind === 'resident' ? account.personId : null
  if (!decideAboutAccounts(tx, { action: 'update', accounts: [{ accountId, residentId }] }) || !account) return notFound
  await tx.execute(sql`select session_end_all(${tx.actor.tenantId}, ${accountId})`)
  return done()
}
