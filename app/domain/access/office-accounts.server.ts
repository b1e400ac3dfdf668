import type { Tx } from '#db/client.server.ts'
import {
  findAccountByEmail,
  holdAccount,
  holdOpenAccounts,
  markAccountClosed,
  nameAccount,
  type StaffAccount,
} from '../identity/account-status.server.ts'
import { normaliseEmail } from '../identity/email.ts'
import { inviteAccount } from '../identity/invite-account.server.ts'
import { addPerson, openAccount } from '../identity/open-account.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAboutAccounts } from './decide-about-accounts.server.ts'
import { inPortalName } from './in-portal-name.server.ts'

/** An account of nobody who works in a team: a resident's, an administrator's or a privacy officer's. */
export type OfficeAccount = StaffAccount & { readonly isOwn: boolean }

/** Decides, logs, and holds the account. A colleague's closes with a handover: see `closeAccount` of the care network. */
async function open(
  tx: Tx,
  { accountId }: About,
  action: 'read' | 'update' | 'delete',
): Promise<Result<OfficeAccount>> {
  const account = isId(accountId) && tx.actor.kind === 'admin' ? await holdAccount(tx, { accountId }) : null
  const residentId = account?.kind === 'resident' ? account.personId : null
  const may = decideAboutAccounts(tx, { action, accounts: [{ accountId, residentId }] })
  if (!may || !account || account.kind === 'professional') return notFound
  return done({ ...account, isOwn: account.personId === tx.actor.personId })
}

interface About {
  readonly accountId: string
}

/** Whether an account is of nobody who works in a team, which has another page. Shows nothing, and so logs nothing. */
export async function isOfficeAccount(tx: Tx, { accountId }: About): Promise<boolean> {
  const account = isId(accountId) && tx.actor.kind === 'admin' ? await holdAccount(tx, { accountId }) : null
  return account !== null && account.kind !== 'professional'
}

/** One account for the administrator: status, kind and address, never whose record it is (BO-4). Else `notFound`. */
export function getOfficeAccount(tx: Tx, about: About): Promise<Result<OfficeAccount>> {
  return open(tx, about, 'read')
}

/**
 * Another administrator or privacy officer comes to work for the wijk (BO-4): an account that waits for its password, with
 * the mail that invites. By the administrator, after a recent proof of who acts. Sending it twice invites once.
 * Refuses `notFound`, and `identity.addressTaken` for an address that has an account.
 */
export async function inviteToOffice(
  tx: Tx,
  input: About & { readonly kind: 'admin' | 'officer'; readonly name: string; readonly email: string },
): Promise<Result<undefined>> {
  const { accountId, kind, name: displayName } = input
  if (!isId(accountId) || !decideAboutAccounts(tx, { action: 'create', accounts: [{ accountId }] })) return notFound
  const email = normaliseEmail(input.email)
  const personId = newId(tx.actor.now.epochMilliseconds)
  return inPortalName(tx, async () => {
    if ((await holdAccount(tx, { accountId }))?.email === email) return done()
    if ((await findAccountByEmail(tx, email)) !== null) return refuse('identity.addressTaken')
    await addPerson(tx, personId)
    await openAccount(tx, { accountId, personId, email, language: 'nl', kind, displayName })
    return done()
  })
}

/** Mails the invitation anew. Refuses `notFound`, also when it was accepted meanwhile. */
export async function inviteToOfficeAgain(tx: Tx, about: About): Promise<Result<undefined>> {
  const opened = await open(tx, about, 'update')
  if (!opened.ok) return opened
  if (opened.value.status !== 'invited') return notFound
  await inPortalName(tx, () => inviteAccount(tx, about))
  return done()
}

/** The name by which the log calls an administrator or a privacy officer (LOG-3). Refuses `notFound`. */
export async function nameOfficeAccount(
  tx: Tx,
  { name, ...about }: About & { readonly name: string },
): Promise<Result<undefined>> {
  const opened = await open(tx, about, 'update')
  if (!opened.ok) return opened
  if (opened.value.kind === 'resident') return notFound
  await nameAccount(tx, about.accountId, name)
  return done()
}

/**
 * Closes the account of a resident, an administrator or a privacy officer, at once: signed out everywhere (ACC-5, BO-4). A
 * resident's record stays where it is. By the administrator, after a recent proof of who acts. Closing again changes nothing.
 * Refuses `notFound`, `identity.lastAdministrator` and `identity.lastOfficer`: a wijk always has one of each.
 */
export async function closeOfficeAccount(tx: Tx, about: About): Promise<Result<undefined>> {
  const opened = await open(tx, about, 'delete')
  if (!opened.ok) return opened
  const { kind, status } = opened.value
  if (status === 'closed') return done()
  if (status === 'active' && (kind === 'admin' || kind === 'officer') && (await holdOpenAccounts(tx, kind)) < 2)
    return refuse(kind === 'admin' ? 'identity.lastAdministrator' : 'identity.lastOfficer')
  await inPortalName(tx, () => markAccountClosed(tx, about.accountId))
  return done()
}
