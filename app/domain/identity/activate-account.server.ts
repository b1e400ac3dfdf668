import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { newId } from '../shared/ids.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import { bindIdentity, type ExternalIdentity, type KnownResident } from './external-identities.server.ts'
import { forgetChosenByMail } from './passwords-by-mail.server.ts'
import { findAccountBefore, tellOldAddress } from './tell-old-address.server.ts'

/**
 * Uses an activation code: gives the resident's account, which is made when there is none, with what proves who signs in
 * from now on. With another password every session ends: whoever was in with the one before is out, and the person is
 * told by mail, at the address before too when it changes. Two at once never make two accounts: the second finds the code used.
 * Refuses `identity.codeEnded` (used, replaced, too old, or the account is closed) and `identity.otherIdentity` when the
 * pseudonym is another account's, or the account has another pseudonym.
 */
export async function activateAccount(
  tx: Tx,
  input: {
    readonly activationId: string
    readonly language: string
    readonly identity?: ExternalIdentity
    /** Of the assisted route: a normalised address and an argon2id hash. */
    readonly login?: { readonly email: string; readonly passwordHash: string }
  },
): Promise<Result<KnownResident>> {
  const { tenantId, now } = tx.actor
  const { login, identity } = input
  const newAccountId = newId(now.epochMilliseconds)
  const before = login ? await findAccountBefore(tx, input.activationId) : null
  const { rows } = await tx.execute<{ account_id: string; person_id: string }>(sql`
    select account_id, person_id from account_activate(${tenantId}, ${input.activationId}, ${newAccountId},
      ${now.toString()}, ${input.language}, ${login?.email ?? null}, ${login?.passwordHash ?? null})`)
  const row = rows[0]
  if (!row) return refuse('identity.codeEnded')
  const resident = { accountId: row.account_id, personId: row.person_id }
  if (login) {
    await tx.execute(sql`select session_end_all(${tenantId}, ${resident.accountId})`)
    await forgetChosenByMail(tx, resident.accountId)
    // Whoever had the account is told, at the address and the phone that it had; who has only just got it needs no word of it.
    if (before?.id === resident.accountId) await tellOldAddress(tx, before, login.email)
    if (resident.accountId !== newAccountId)
      await notify(tx, { personId: resident.personId, template: 'passwordChanged' })
  }
  if (identity && !(await bindIdentity(tx, resident.accountId, identity))) return refuse('identity.otherIdentity')
  return done(resident)
}
