import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { people } from '#db/schema/identity.ts'
import { inviteAccount } from './invite-account.server.ts'

/** A person of the wijk. Decides nothing: the caller has, and the portal alone may write it. */
export async function addPerson(tx: Tx, id: string): Promise<void> {
  const { tenantId, now } = tx.actor
  await tx.insert(people).values({ tenantId, id, createdAt: now })
}

/**
 * An account of somebody who begins to work here, and the mail that invites them (HND-2). Decides nothing, as `addPerson`.
 * @param input.email in its normal form.
 * @param input.kind a professional when left out; administrators and privacy officers are in no other table, and bring the
 * name that the log calls them (LOG-3).
 */
export async function openAccount(
  tx: Tx,
  input: {
    readonly accountId: string
    readonly personId: string
    readonly email: string
    readonly language: string
    readonly kind?: 'admin' | 'officer'
    readonly displayName?: string
  },
): Promise<void> {
  const { tenantId, now } = tx.actor
  const { accountId, personId, email, language, kind = 'professional', displayName = null } = input
  // By name: the app's role may not name the column of the password's hash, not even to leave it empty.
  await tx.execute(sql`insert into accounts (tenant_id, id, person_id, email, kind, status, language, created_at, display_name)
    values (${tenantId}, ${accountId}, ${personId}, ${email}, ${kind}, 'invited', ${language}, ${now.toString()}, ${displayName})`)
  await inviteAccount(tx, { accountId })
}
