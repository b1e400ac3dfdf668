import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { signUps } from '#db/schema/activities.sign-ups.ts'
import { keyedHash, sha256 } from '#app/platform/crypto.server.ts'

/** 256 bits in base64url. */
const form = /^[\w-]{43}$/

/**
 * The secret that opens what was signed up for with one form: whoever sends that form again gets the same, and whoever
 * goes back and fills in somebody else, or another day, gets another.
 * @param key made with the page, 128 random bits.
 * @param asked all that was filled in.
 */
export function secretOfForm(tenantId: string, key: string, asked: readonly (string | boolean)[]): string {
  return keyedHash(`sign-up ${JSON.stringify([tenantId, key, ...asked])}`)
}

/** The secret for who sends that same form once more after cancelling what it was for. */
export function secretAfter(secret: string): string {
  return keyedHash(`sign-up after ${secret}`)
}

/**
 * Shows the database the secret of a link, for the rest of the transaction: from here on a guest has this one sign-up, and
 * nothing else.
 * @returns its id; null for a secret that opens nothing.
 */
export async function showLink(tx: Tx, secret: string): Promise<string | null> {
  if (tx.actor.kind !== 'anonymous' || !form.test(secret)) return null
  await tx.execute(sql`select set_config('app.link', ${sha256(secret)}, true)`)
  const [row] = await tx
    .select({ id: signUps.id })
    .from(signUps)
    .where(and(eq(signUps.tenantId, tx.actor.tenantId), sql`${signUps.id} = sign_up_by_link()`))
    .limit(1)
  return row?.id ?? null
}
