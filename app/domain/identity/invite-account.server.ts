import type { Tx } from '#db/client.server.ts'
import { addJob } from '#app/platform/jobs.server.ts'

/**
 * Mails a link that works once and for a week, with which somebody who was invited chooses a password (HND-2). Asked for in
 * the transaction that makes the account, or again later: the link before works no longer then. The caller decides and logs.
 */
export async function inviteAccount(tx: Tx, input: { readonly accountId: string }): Promise<void> {
  const { tenantId, now } = tx.actor
  const payload = { tenantId, accountId: input.accountId, purpose: 'invitation', askedAt: now.toString() } as const
  await addJob(tx, 'identity.sendLink', payload)
}
