import { and, desc, eq, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import {
  passkeyChallenges,
  passkeys,
  recoveryCodes,
  secondFactorResets,
  totpSecrets,
} from '#db/schema/identity.second-factor.ts'
import { addJob } from '#app/platform/jobs.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { newId } from '../shared/ids.ts'
import type { StaffAccount } from './account-status.server.ts'
import { forgetDevices } from './known-device.server.ts'
import { listSecondFactors } from './totp-secrets.server.ts'

export interface SecondFactorReset {
  readonly orderedAt: Temporal.Instant
  readonly reason: string
}

const of = (tx: Tx, accountId: string) =>
  and(eq(secondFactorResets.tenantId, tx.actor.tenantId), eq(secondFactorResets.accountId, accountId))

/**
 * The last time that somebody's second factor was taken away, while none has been set up since; else null. Such an account
 * sets one up by the link of a mail alone. For the portal; callers decide.
 */
export async function findOpenReset(tx: Tx, accountId: string): Promise<SecondFactorReset | null> {
  const has = await listSecondFactors(tx, accountId)
  if (has.totp || has.passkeys > 0) return null
  const [row] = await tx
    .select({ orderedAt: secondFactorResets.orderedAt, reason: secondFactorResets.reason })
    .from(secondFactorResets)
    .where(of(tx, accountId))
    .orderBy(desc(secondFactorResets.orderedAt))
    .limit(1)
  return row ?? null
}

/**
 * Takes away everything that somebody signs in with besides the password: app, passkeys and recovery codes. All sessions
 * end in the same moment, the person is told, and gets the link with which the second step is set up anew (ASVS 5.0.0
 * 6.4.4). Decides nothing: the caller has, and the portal writes it.
 * @param input.reason why, and how it is sure who asks; 20 to 500 characters.
 */
export async function takeSecondFactorAway(
  tx: Tx,
  input: { readonly account: StaffAccount; readonly reason: string },
): Promise<void> {
  const { tenantId, now, personId: orderedBy } = tx.actor
  const { account, reason } = input
  const accountId = account.id
  // As for the removal of one passkey: nothing is added while this goes on.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`factors ${accountId}`}, 0))`)
  await tx
    .insert(secondFactorResets)
    .values({ tenantId, id: newId(now.epochMilliseconds), accountId, orderedBy, orderedAt: now, reason })
  for (const table of [totpSecrets, passkeys, passkeyChallenges, recoveryCodes])
    await tx.delete(table).where(and(eq(table.tenantId, tenantId), eq(table.accountId, accountId)))
  await tx.execute(sql`select session_end_all(${tenantId}, ${accountId})`)
  await forgetDevices(tx, accountId)
  await notify(tx, { personId: account.personId, template: 'secondFactorTaken' })
  const payload = { tenantId, accountId, purpose: 'secondFactorReset', askedAt: now.toString() } as const
  await addJob(tx, 'identity.sendLink', payload)
}
