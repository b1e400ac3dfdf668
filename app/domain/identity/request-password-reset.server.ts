import { getPool } from '#db/client.server.ts'
import { addJob } from '#app/platform/jobs.server.ts'
import type { Refused } from '../shared/result.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { normaliseEmail } from './email.ts'
import { deviceHashIn } from './known-device.server.ts'
import { countTry } from './sign-in-limits.server.ts'

/**
 * Asks for a link to choose a new password, by mail to the address of the account. An address that nobody has gets the same
 * answer after the same work: also for nobody a job is asked for. The link itself is made when it is sent, so that no
 * queue holds it.
 * @returns null, or `identity.tooManyTries`.
 */
export async function requestPasswordReset(
  place: Place,
  input: { readonly email: string; readonly cookies: string | null; readonly remoteAddress: string },
): Promise<Refused | null> {
  const { tenantId, now } = place
  const email = normaliseEmail(input.email)
  const { rows } = await getPool().query<{ account_id: string; known_device: boolean }>(
    'select account_id, known_device from sign_in_account($1, $2, $3)',
    [tenantId, email, deviceHashIn(input.cookies)],
  )
  const [account] = rows
  const known = account?.known_device ?? false
  const slowed = await countTry('passwordReset', {
    tenantId,
    now,
    account: email,
    known,
    remoteAddress: input.remoteAddress,
  })
  if (slowed) return slowed
  const accountId = account?.account_id ?? null
  const payload = { tenantId, accountId, purpose: 'passwordReset', askedAt: now.toString() } as const
  await asPortal(place, (tx) => addJob(tx, 'identity.sendLink', payload))
  return null
}
