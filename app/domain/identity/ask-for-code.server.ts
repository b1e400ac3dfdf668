import type { Tx } from '#db/client.server.ts'
import { addJob } from '#app/platform/jobs.server.ts'
import { smsIsSent } from '#app/platform/sms.server.ts'
import type { Refused } from '../shared/result.ts'
import { findAccountOf } from './account-of.server.ts'
import { activationResident } from './activation-claims.server.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import type { CodeOwner } from './one-time-code.server.ts'
import { wasChosenByMail } from './passwords-by-mail.server.ts'
import { listResidentCards } from './residents.queries.server.ts'
import { countTry } from './sign-in-limits.server.ts'

/** How a code reaches somebody (ACC-3). */
export const codeChannels = ['email', 'phone'] as const
export type CodeChannel = (typeof codeChannels)[number]

/** Where codes can go: whole, for who sends them, and null where there is none. */
export interface CodeAddresses {
  readonly email: string | null
  readonly phone: string | null
  readonly language: string
  /** The mail chose the password, and so gets no code (ASVS 5.0.0 6.4.3). */
  readonly mailAlone: boolean
}

/** The addresses of an account, or of an activation that is under way. null when there is no such thing any more. */
export async function findCodeAddresses(tx: Tx, owner: CodeOwner): Promise<CodeAddresses | null> {
  const found =
    'accountId' in owner ? await findAccountOf(tx, owner.accountId) : await activationResident(tx, owner.claimHash)
  if (!found) return null
  const card = (await listResidentCards(tx, [found.personId])).get(found.personId)
  const mailAlone = 'accountId' in owner && (await wasChosenByMail(tx, owner.accountId))
  return {
    ...{ email: mailAlone ? null : found.email || null, phone: card?.phone ?? null },
    ...{ language: found.language, mailAlone },
  }
}

/** The same as it may be shown to who has not proven everything yet: `f…@bewoner.example`, `…01`. */
export function maskAddresses({ email, phone }: CodeAddresses): { email: string | null; phone: string | null } {
  return {
    email: email && email.replace(/^(.)[^@]*/u, '$1…'),
    phone: phone && smsIsSent() ? `…${phone.replace(/\D/g, '').slice(-2)}` : null,
  }
}

/**
 * Asks for a code by mail or phone; the job makes it when it is sent, so that no queue ever holds it. Asking again is
 * slowed down: per account, per address (ASVS 5.0.0 6.6.3).
 * @returns null, or `identity.tooManyTries`.
 */
export async function askForCode(
  place: Place,
  input: { readonly owner: CodeOwner; readonly channel: CodeChannel; readonly remoteAddress: string },
): Promise<Refused | null> {
  const { tenantId, now } = place
  const { owner, channel, remoteAddress } = input
  const account = 'accountId' in owner ? owner.accountId : owner.claimHash
  const slowed = await countTry('sentCode', { tenantId, now, account, known: false, remoteAddress })
  if (slowed) return slowed
  await asPortal(place, (tx) => addJob(tx, 'identity.sendCode', { tenantId, channel, ...owner }))
  return null
}
