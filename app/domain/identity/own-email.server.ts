import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accounts } from '#db/schema/identity.ts'

/** Whether this stored form of an address is one of the acting person's own. Says nothing of anybody else's. */
export async function isOwnEmail(tx: Tx, email: string): Promise<boolean> {
  const { tenantId, personId } = tx.actor
  if (!personId) return false
  const own = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tenantId), eq(accounts.personId, personId), eq(accounts.email, email)))
    .limit(1)
  return own.length > 0
}

/** The address of the acting person's own account, in its stored form; null where there is none. */
export async function findOwnEmail(tx: Tx): Promise<string | null> {
  const { tenantId, personId } = tx.actor
  if (!personId) return null
  const mine = and(eq(accounts.tenantId, tenantId), eq(accounts.personId, personId), eq(accounts.status, 'active'))
  const [own] = await tx.select({ email: accounts.email }).from(accounts).where(mine).limit(1)
  return own?.email ?? null
}
