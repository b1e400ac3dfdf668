import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { hashPassword } from '#app/platform/crypto.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { done, refuse, type Refused, type Result } from '../shared/result.ts'
import { findAccountOf, type AccountOf } from './account-of.server.ts'
import { findAccountToken, spendAccountToken, type LinkPurpose } from './account-tokens.server.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { checkPassword } from './check-password.server.ts'
import { forgetDevices } from './known-device.server.ts'
import { forgetChosenByMail, markChosenByMail } from './passwords-by-mail.server.ts'
import { recordEvent } from './record-event.server.ts'

const linkUsed = refuse('identity.linkUsed')
/** An invitation is for who has no password yet, the other links for who signs in with one. */
const statusFor = { invitation: 'invited', passwordReset: 'active', secondFactorReset: 'active' } as const

/** Whose link this is, without using it; null when it was used, is too old, or its account is in another state. */
export async function findLinkOwner(place: Place, token: string, purpose: LinkPurpose): Promise<AccountOf | null> {
  return asPortal(place, async (tx) => {
    const accountId = await findAccountToken(tx, token, purpose)
    const account = accountId === null ? null : await findAccountOf(tx, accountId)
    return account?.status === statusFor[purpose] ? account : null
  })
}

/** Stores a password, ends all sessions and forgets the browsers: whoever was in before has to sign in again. */
export async function storePassword(tx: Tx, accountId: string, hash: string): Promise<boolean> {
  const { tenantId } = tx.actor
  const { rows } = await tx.execute<{ changed: boolean }>(
    sql`select account_set_password(${tenantId}, ${accountId}, ${hash}) as changed`,
  )
  if (!rows[0]?.changed) return false
  await tx.execute(sql`select session_end_all(${tenantId}, ${accountId})`)
  await forgetDevices(tx, accountId)
  await forgetChosenByMail(tx, accountId)
  return true
}

/** What is wrong with a new password for this account, or null. */
export function judgePassword(account: AccountOf, password: string, wijk: string): Refused | null {
  return checkPassword(password, [...account.names, wijk])
}

/**
 * A new password by the link of a mail (ASVS 5.0.0 6.4.1): all sessions end, and after a reset the person is told. The
 * second factor is still asked for; a resident's code then goes to no mail (6.4.3).
 * @param input.wijk its name: no password either.
 * Refuses `identity.linkUsed` for a link that was used, is too old or is somebody else's, and what `checkPassword` refuses;
 * the link still works then.
 */
export async function choosePassword(
  place: Place,
  input: {
    readonly token: string
    readonly purpose: 'invitation' | 'passwordReset'
    readonly password: string
    readonly wijk: string
  },
): Promise<Result<AccountOf>> {
  const { token, purpose, password } = input
  const account = await findLinkOwner(place, token, purpose)
  if (!account) return linkUsed
  const refused = judgePassword(account, password, input.wijk)
  if (refused) return refused
  const hash = await hashPassword(password)
  const stored = await asPortal(place, async (tx): Promise<Result<undefined>> => {
    const accountId = await spendAccountToken(tx, token, purpose)
    if (accountId !== account.id || !(await storePassword(tx, account.id, hash))) return linkUsed
    if (purpose === 'passwordReset') {
      if (account.kind === 'resident') await markChosenByMail(tx, account.id)
      await notify(tx, { personId: account.personId, template: 'passwordChanged' })
    }
    return done()
  })
  if (!stored.ok) return stored
  const event = purpose === 'invitation' ? 'activated' : 'passwordChanged'
  await recordEvent(place, event, 'success', { ...account, accountId: account.id })
  return done(account)
}
