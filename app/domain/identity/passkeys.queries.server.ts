import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { passkeys } from '#db/schema/identity.second-factor.ts'

/** More than anybody has; a list is never unbounded. */
export const mostPasskeys = 20

const own = (tx: Tx, accountId: string) =>
  and(eq(passkeys.tenantId, tx.actor.tenantId), eq(passkeys.accountId, accountId))

/** The passkeys of an account, oldest first. */
export async function listPasskeys(tx: Tx, accountId: string) {
  return tx
    .select({
      id: passkeys.id,
      credentialId: passkeys.credentialId,
      transports: passkeys.transports,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(own(tx, accountId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))
    .limit(mostPasskeys)
}

/** The passkey that a browser answered with, or null. Only the portal itself may ask before anybody is known. */
export async function findPasskey(tx: Tx, credentialId: string) {
  const [row] = await tx
    .select({
      id: passkeys.id,
      accountId: passkeys.accountId,
      publicKey: passkeys.publicKey,
      counter: passkeys.counter,
      transports: passkeys.transports,
    })
    .from(passkeys)
    .where(and(eq(passkeys.tenantId, tx.actor.tenantId), eq(passkeys.credentialId, credentialId)))
    .limit(1)
  return row ?? null
}
