import type { Tx } from '#db/client.server.ts'
import { holdAccount, type StaffAccount } from '../identity/account-status.server.ts'
import { findOpenReset, takeSecondFactorAway, type SecondFactorReset } from '../identity/second-factor-resets.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAboutAccounts } from './decide-about-accounts.server.ts'
import { inPortalName } from './in-portal-name.server.ts'

/** The account of somebody who works here, for the administrator; and for the portal where it runs. */
async function openStaffAccount(
  tx: Tx,
  asked: { readonly accountId: string; readonly action: 'read' | 'update' },
): Promise<StaffAccount | null> {
  const { accountId, action } = asked
  const { kind } = tx.actor
  if (!isId(accountId)) return null
  const account = kind === 'admin' || kind === 'system' ? await holdAccount(tx, { accountId }) : null
  const residentId = account?.kind === 'resident' ? account.personId : null
  const granted = kind === 'system' || decideAboutAccounts(tx, { action, accounts: [{ accountId, residentId }] })
  // A resident comes to the desk with an identity document instead (ACC-3).
  return granted && account?.status === 'active' && account.kind !== 'resident' ? account : null
}

/**
 * What an administrator sees before taking a second factor away: whose account it is, and whether that was done already
 * and waits for the person. Never a secret or a code. Refuses `notFound` to anybody else, and for a resident's account.
 */
export async function getSecondFactorReset(
  tx: Tx,
  { accountId }: { readonly accountId: string },
): Promise<Result<{ readonly email: string; readonly isOwn: boolean; readonly waiting: SecondFactorReset | null }>> {
  const account = await openStaffAccount(tx, { accountId, action: 'read' })
  if (!account) return notFound
  const waiting = await inPortalName(tx, () => findOpenReset(tx, accountId))
  return done({ email: account.email ?? '', isOwn: account.personId === tx.actor.personId, waiting })
}

/**
 * Takes away the second factor of somebody who lost it and the recovery codes too, and mails the link to set up another
 * (ASVS 5.0.0 6.4.4): see `takeSecondFactorAway`. By the administrator, after a recent proof of who acts (ACC-6), or by
 * the portal where it runs (`npm run second-factor:reset`).
 * Refuses `notFound` to anybody else, and for an account that is closed, invited or a resident's;
 * `identity.notForYourself` for who would do it to an account of their own.
 */
export async function resetSecondFactor(
  tx: Tx,
  { accountId, reason }: { readonly accountId: string; readonly reason: string },
): Promise<Result<undefined>> {
  const account = await openStaffAccount(tx, { accountId, action: 'update' })
  if (!account) return notFound
  if (account.personId === tx.actor.personId) return refuse('identity.notForYourself')
  await inPortalName(tx, () => takeSecondFactorAway(tx, { account, reason }))
  return done()
}
