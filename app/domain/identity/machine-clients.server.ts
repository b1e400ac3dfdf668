import { randomBytes } from 'node:crypto'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { machineClients, machineTokens } from '#db/schema/identity.machines.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import { findTeam } from '../organisations/teams.queries.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { MachineScope } from './machine-scopes.ts'

const byId = (tx: Tx, id: string) => and(eq(machineClients.tenantId, tx.actor.tenantId), eq(machineClients.id, id))

/**
 * Lets a system of one practice in. Asked by the portal itself, for whoever may run a script on the server.
 * @returns its id and its secret, 256 random bits; only the hash is kept, so it is told this once. Refuses `notFound` for a
 * team of another wijk and one that is no practice.
 */
export async function makeMachineClient(
  tx: Tx,
  given: { readonly teamId: string; readonly name: string; readonly scopes: readonly MachineScope[] },
): Promise<Result<{ readonly clientId: string; readonly secret: string }>> {
  const { tenantId, now } = tx.actor
  const team = isId(given.teamId) ? await findTeam(tx, given.teamId) : null
  if (team?.kind !== 'GP_PRACTICE') return notFound
  const clientId = newId(now.epochMilliseconds)
  const secret = randomBytes(32).toString('base64url')
  const { name, scopes } = given
  await tx.insert(machineClients).values({
    ...{ tenantId, id: clientId, teamId: team.id, name, scopes: [...scopes], createdAt: now },
    secretHash: sha256(secret),
  })
  return done({ clientId, secret })
}

/** Ends a system's way in, at once: its tokens work no longer. Refuses `notFound` for one that is none or was ended. */
export async function endMachineClient(tx: Tx, clientId: string): Promise<Result<undefined>> {
  if (!isId(clientId)) return notFound
  const ended = await tx
    .update(machineClients)
    .set({ endedAt: tx.actor.now })
    .where(and(byId(tx, clientId), isNull(machineClients.endedAt)))
    .returning({ id: machineClients.id })
  if (ended.length === 0) return notFound
  await tx
    .delete(machineTokens)
    .where(and(eq(machineTokens.tenantId, tx.actor.tenantId), eq(machineTokens.clientId, clientId)))
  return done()
}

export interface MachineClient {
  readonly id: string
  readonly teamId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly endedAt: Temporal.Instant | null
}

/** Every system of the wijk, the oldest first; at most 500. */
export async function listMachineClients(tx: Tx): Promise<MachineClient[]> {
  const { id, teamId, name, scopes, endedAt } = machineClients
  return tx
    .select({ id, teamId, name, scopes, endedAt })
    .from(machineClients)
    .where(eq(machineClients.tenantId, tx.actor.tenantId))
    .orderBy(asc(machineClients.createdAt), asc(id))
    .limit(500)
}
