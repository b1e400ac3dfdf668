import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { passwordsByMail } from '#db/schema/identity.sign-in.ts'

/**
 * A resident's password that the link of a mail chose. A code of the second step by that same mail would prove nothing more,
 * so it goes by phone, or the resident comes to the desk (ASVS 5.0.0 6.4.3). Until the phone, the desk, or a change of the
 * password by who is signed in has proven more.
 */
const of = (tx: Tx, accountId: string) =>
  and(eq(passwordsByMail.tenantId, tx.actor.tenantId), eq(passwordsByMail.accountId, accountId))

/** Remembers that this account's password was chosen by the link of a mail. */
export async function markChosenByMail(tx: Tx, accountId: string): Promise<void> {
  const { tenantId, now: chosenAt } = tx.actor
  await tx
    .insert(passwordsByMail)
    .values({ tenantId, accountId, chosenAt })
    .onConflictDoUpdate({ target: [passwordsByMail.tenantId, passwordsByMail.accountId], set: { chosenAt } })
}

/** More than the mailbox was proven. */
export async function forgetChosenByMail(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(passwordsByMail).where(of(tx, accountId))
}

/** Whether the mailbox alone chose this account's password. */
export async function wasChosenByMail(tx: Tx, accountId: string): Promise<boolean> {
  const rows = await tx
    .select({ accountId: passwordsByMail.accountId })
    .from(passwordsByMail)
    .where(of(tx, accountId))
    .limit(1)
  return rows.length > 0
}
