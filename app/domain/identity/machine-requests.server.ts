import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { machineRequests } from '#db/schema/identity.machines.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import { done, isRefused, refuse, type Result } from '../shared/result.ts'

/**
 * Does what a system asks once a key (`Idempotency-Key`), in the transaction at hand: the same request sent again gives what
 * came of the first, also when both come at once: the second waits.
 * Refuses `identity.keyUsed` for a key that came with another request, and what `work` refuses; that uses no key.
 * @param request everything that makes it the same request. @param work gives the id of what it made.
 */
export async function onceForKey(
  tx: Tx,
  { key, request }: { readonly key: string | null; readonly request: string },
  work: () => Promise<Result<{ readonly id: string }>>,
): Promise<Result<{ readonly id: string }>> {
  if (key === null) return work()
  const { tenantId, personId, now } = tx.actor
  const clientId = personId ?? ''
  const r = machineRequests
  const [keyHash, requestHash] = [sha256(key), sha256(request)]
  // Before every other lock, so that nobody waits for one who waits.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${tenantId} ${clientId} ${keyHash}`}, 0))`)
  const [known] = await tx
    .select({ requestHash: r.requestHash, objectId: r.objectId })
    .from(r)
    .where(and(eq(r.tenantId, tenantId), eq(r.clientId, clientId), eq(r.keyHash, keyHash)))
    .limit(1)
  if (known) return known.requestHash === requestHash ? done({ id: known.objectId }) : refuse('identity.keyUsed')
  const answer = await work()
  if (isRefused(answer)) return answer
  await tx.insert(r).values({ tenantId, clientId, keyHash, requestHash, objectId: answer.value.id, createdAt: now })
  return answer
}
