import { randomBytes } from 'node:crypto'
import { and, asc, eq, gt, isNull } from 'drizzle-orm'
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
 * Lets a system of one practice in. Asked by the portal itself, for an administrator or whoever may run a script on the
 * server.
 * @returns its id and its secret, 256 random bits; only the hash is kept, so it is told this once. Refuses `notFound` for a
 * team of another wijk and one that is no practice.
 */
export async function makeMachineClient(
  tx: Tx,
  given: {
    readonly clientId?: string
    readonly teamId: string
    readonly name: string
    readonly scopes: readonly MachineScope[]
  },
): Promise<Result<{ readonly clientId: string; readonly secret: string }>> {
  const { tenantId, now } = tx.actor
  const team = isId(given.teamId) ? await findTeam(tx, given.teamId) : null
  if (team?.kind !== 'GP_PRACTICE') return notFound
  const { clientId = newId(now.epochMilliseconds), name, scopes } = given
  const secret = randomBytes(32).toString('base64url')
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
  readonly createdAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
}

const shown = ({ id, teamId, name, scopes, createdAt, endedAt }: typeof machineClients) => ({
  ...{ id, teamId, name, scopes, createdAt, endedAt },
})

/** The systems of the wijk, the oldest first: ids follow the time. @param asked.after the id after which it goes on. */
export async function listMachineClients(
  tx: Tx,
  { after = '', limit = 500 }: { readonly after?: string; readonly limit?: number } = {},
): Promise<MachineClient[]> {
  const beyond = isId(after) ? gt(machineClients.id, after) : undefined
  return tx
    .select(shown(machineClients))
    .from(machineClients)
    .where(and(eq(machineClients.tenantId, tx.actor.tenantId), beyond))
    .orderBy(asc(machineClients.id))
    .limit(limit)
}

/** One system of the wijk; null for none. */
export async function findMachineClient(tx: Tx, clientId: string): Promise<MachineClient | null> {
  const [row] = await tx.select(shown(machineClients)).from(machineClients).where(byId(tx, clientId)).limit(1)
  return row ?? null
}
