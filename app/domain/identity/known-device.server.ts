import { randomBytes } from 'node:crypto'
import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { knownDevices } from '#db/schema/identity.second-factor.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import { asPortal, type Place } from './as-portal.server.ts'

/**
 * A mark in a browser that somebody signed in with before. It opens nothing: tries from it are counted apart, so that a
 * stranger's tries never keep the owner out.
 */
const name = '__Host-drieluik-device'
const keptDays = 180
const mostDevices = 10
const attributes = `Path=/; Max-Age=${keptDays * 24 * 60 * 60}; HttpOnly; Secure; SameSite=Lax`

function markIn(cookies: string | null): string | null {
  return new RegExp(`(?:^|;\\s*)${name}=([\\w-]{43})(?:;|$)`).exec(cookies ?? '')?.[1] ?? null
}

/** The stored form of this browser's mark; `none` when it has none, which no account knows. */
export function deviceHashIn(cookies: string | null): string {
  const mark = markIn(cookies)
  return mark === null ? 'none' : sha256(mark)
}

/** Whether somebody signed in to this account with this browser before. */
export async function isKnownDevice(tx: Tx, accountId: string, cookies: string | null): Promise<boolean> {
  const rows = await tx
    .select({ accountId: knownDevices.accountId })
    .from(knownDevices)
    .where(
      and(
        eq(knownDevices.tenantId, tx.actor.tenantId),
        eq(knownDevices.accountId, accountId),
        eq(knownDevices.tokenHash, deviceHashIn(cookies)),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** No browser counts as known any more: the password may have been in other hands. */
export async function forgetDevices(tx: Tx, accountId: string): Promise<void> {
  await tx
    .delete(knownDevices)
    .where(and(eq(knownDevices.tenantId, tx.actor.tenantId), eq(knownDevices.accountId, accountId)))
}

async function forgetOldDevices(tx: Tx, accountId: string): Promise<void> {
  const { tenantId, now } = tx.actor
  const own = and(eq(knownDevices.tenantId, tenantId), eq(knownDevices.accountId, accountId))
  await tx.delete(knownDevices).where(and(own, lt(knownDevices.lastUsedAt, now.subtract({ hours: keptDays * 24 }))))
  const extra = await tx
    .select({ tokenHash: knownDevices.tokenHash })
    .from(knownDevices)
    .where(own)
    .orderBy(desc(knownDevices.lastUsedAt))
    .offset(mostDevices)
    .limit(mostDevices)
  const hashes = extra.map(({ tokenHash }) => tokenHash)
  if (hashes.length > 0) await tx.delete(knownDevices).where(and(own, inArray(knownDevices.tokenHash, hashes)))
}

/**
 * Remembers this browser with an account; call it when somebody is fully signed in. Ten browsers at most, each for half a
 * year after its last use.
 * @returns the `Set-Cookie`.
 */
export async function rememberDevice(place: Place, accountId: string, cookies: string | null): Promise<string> {
  const mark = markIn(cookies) ?? randomBytes(32).toString('base64url')
  await asPortal(place, async (tx) => {
    const { tenantId, now } = tx.actor
    await tx
      .insert(knownDevices)
      .values({ tenantId, accountId, tokenHash: sha256(mark), createdAt: now, lastUsedAt: now })
      .onConflictDoUpdate({
        target: [knownDevices.tenantId, knownDevices.accountId, knownDevices.tokenHash],
        set: { lastUsedAt: now },
      })
    await forgetOldDevices(tx, accountId)
  })
  return `${name}=${mark}; ${attributes}`
}
