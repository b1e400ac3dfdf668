import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { machineClients, machineTokens } from '#db/schema/identity.machines.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import type { Actor } from '../shared/actor.ts'
import { isId } from '../shared/ids.ts'
import { asPortal, type Place } from './as-portal.server.ts'
import { giveTryBack, takeTry } from './growing-wait.server.ts'
import type { MachineScope } from './machine-scopes.ts'
import { recordEvent } from './record-event.server.ts'

/** How long a token works, in seconds. */
export const tokenSeconds = 600

/** A system with the wrong secret is slowed down after ten tries; it is never shut out. */
const waits = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 15]

/** A system that showed a token that works, as who acts: with the rights of an assistant of its one practice. */
export interface Machine {
  readonly actor: Actor & { readonly personId: string }
  readonly teamId: string
  readonly scopes: readonly string[]
}

export type TokenAnswer =
  | { readonly ok: true; readonly token: string; readonly scopes: readonly MachineScope[] }
  | { readonly ok: false; readonly error: 'invalid_client' | 'invalid_scope' | 'slow_down'; readonly seconds?: number }

async function findClient(tx: Tx, clientId: string, secret: string) {
  if (!isId(clientId) || !/^[\w-]{43}$/.test(secret)) return null
  const c = machineClients
  const [client] = await tx
    .select({ id: c.id, name: c.name, scopes: c.scopes })
    .from(c)
    .where(
      and(
        ...[eq(c.tenantId, tx.actor.tenantId), eq(c.id, clientId), isNull(c.endedAt)],
        // A hash of 256 random bits: how long the comparison takes tells nothing.
        eq(c.secretHash, sha256(secret)),
      ),
    )
    .limit(1)
  return client ?? null
}

/**
 * Gives a system a token for ten minutes (OAuth 2 client credentials, RFC 6749 §4.4). Logged as a sign-in, refused ones too.
 * @param asked.scopes those that it wants; all that it may have when empty.
 */
export async function issueMachineToken(
  place: Place & { readonly accessPoint?: string },
  asked: { readonly clientId: string; readonly secret: string; readonly scopes: readonly MachineScope[] | null },
): Promise<TokenAnswer> {
  const { clientId, secret, scopes } = asked
  const budget = `machine ${place.tenantId} ${clientId.slice(0, 64)}`
  const wait = await takeTry(budget, place.now, waits)
  if (wait > 0) return { ok: false, error: 'slow_down', seconds: Math.ceil(wait / 1000) }
  const found = await asPortal(place, async (tx) => {
    const client = await findClient(tx, clientId, secret)
    if (!client) return null
    const given = client.scopes.filter(
      (scope): scope is MachineScope => !scopes || scopes.includes(scope as MachineScope),
    )
    if (given.length === 0) return { client, token: null, given }
    const { tenantId, now } = place
    const token = randomBytes(32).toString('base64url')
    const mine = [eq(machineTokens.tenantId, tenantId), eq(machineTokens.clientId, client.id)]
    await tx.delete(machineTokens).where(and(...mine, lte(machineTokens.expiresAt, now)))
    const expiresAt = now.add({ seconds: tokenSeconds })
    await tx
      .insert(machineTokens)
      .values({ tenantId, tokenHash: sha256(token), clientId: client.id, scopes: given, expiresAt })
    return { client, token, given }
  })
  const who = found ? { personId: found.client.id, displayName: found.client.name } : {}
  await recordEvent(place, 'signIn', found?.token ? 'success' : 'refused', { kind: 'system', ...who })
  if (!found) return { ok: false, error: 'invalid_client' }
  await giveTryBack(budget)
  return found.token ? { ok: true, token: found.token, scopes: found.given } : { ok: false, error: 'invalid_scope' }
}

/** The system that shows this token; null for one that ran out, was ended or never was. */
export async function findMachine(
  place: Place & { readonly accessPoint?: string },
  token: string,
): Promise<Machine | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const { tenantId, now, requestId, accessPoint } = place
  const [c, k] = [machineClients, machineTokens]
  const [row] = await asPortal(place, (tx) =>
    tx
      .select({ id: c.id, name: c.name, teamId: c.teamId, scopes: k.scopes })
      .from(k)
      .innerJoin(c, and(eq(c.tenantId, k.tenantId), eq(c.id, k.clientId)))
      .where(and(eq(k.tenantId, tenantId), eq(k.tokenHash, sha256(token)), gt(k.expiresAt, now), isNull(c.endedAt)))
      .limit(1),
  )
  if (!row) return null
  const { id: personId, name: displayName, teamId, scopes } = row
  const acting = { kind: 'professional', role: 'PRACTICE_ASSISTANT', teamIds: [teamId] } as const
  return {
    actor: { ...acting, tenantId, personId, displayName, now, requestId, ...(accessPoint ? { accessPoint } : {}) },
    teamId,
    scopes,
  }
}
