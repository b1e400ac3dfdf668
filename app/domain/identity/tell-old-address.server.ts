import { and, asc, eq, ne } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accounts } from '#db/schema/identity.ts'
import { activationCodes } from '#db/schema/identity.sign-in.ts'
import { addJob } from '#app/platform/jobs.server.ts'
import { seal } from '#app/platform/sealed-values.server.ts'
import { smsIsSent } from '#app/platform/sms.server.ts'
import { listResidentCards } from './residents.queries.server.ts'
import { sealedPlace } from './sealed-places.ts'

/** The account that an activation code is about, as it is before the code is used; null when there is none yet. */
interface AccountBefore {
  readonly id: string
  readonly personId: string
  readonly email: string | null
  readonly language: string
}

/** Reads the account that `account_activate` is about to change. Call it before. */
export async function findAccountBefore(tx: Tx, activationId: string): Promise<AccountBefore | null> {
  const [row] = await tx
    .select({ id: accounts.id, personId: accounts.personId, email: accounts.email, language: accounts.language })
    .from(activationCodes)
    .innerJoin(
      accounts,
      and(eq(accounts.tenantId, activationCodes.tenantId), eq(accounts.personId, activationCodes.residentId)),
    )
    .where(
      and(
        eq(activationCodes.tenantId, tx.actor.tenantId),
        eq(activationCodes.id, activationId),
        eq(accounts.kind, 'resident'),
        ne(accounts.status, 'closed'),
      ),
    )
    .orderBy(asc(accounts.createdAt), asc(accounts.id))
    .limit(1)
  return row ?? null
}

/**
 * Tells the address that an account had until now that it has another one, and the phone that is known: who takes an
 * account over by a changed address is not the only one to hear of it (ASVS 5.0.0 6.3.7). Does nothing when the address
 * stays the same. Neither the queue nor the log holds the address.
 * @param email the new address, in its stored form.
 */
export async function tellOldAddress(tx: Tx, before: AccountBefore, email: string): Promise<void> {
  if (before.email === email) return
  const { tenantId } = tx.actor
  const phone = (await listResidentCards(tx, [before.personId])).get(before.personId)?.phone ?? null
  const to = [
    { channel: 'email', address: before.email },
    { channel: 'phone', address: smsIsSent() ? phone : null },
  ] as const
  for (const { channel, address } of to) {
    if (address === null) continue
    const sealed = seal(address, sealedPlace.oldAddress(tenantId, before.id))
    const job = { tenantId, accountId: before.id, channel, sealed, language: before.language }
    await addJob(tx, 'identity.tellOldAddress', job)
  }
}
