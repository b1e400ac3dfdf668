import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { mandates } from '#db/schema/access.sharing.ts'
import { notify } from '../notifications/notify.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { isByCourt } from './mandate-kinds.ts'

/**
 * The resident ends a mandate with one tap, or the own practice does (a court decided otherwise). From this moment
 * nothing opens for the representative, also on a page that was open. Ending it again does nothing.
 * Refuses `notFound`, and `access.courtDecides` to the resident of whom a court appointed a curator or mentor.
 */
export async function endMandate(
  tx: Tx,
  { residentId, mandateId }: { readonly residentId: string; readonly mandateId: string },
): Promise<Result<undefined>> {
  const { tenantId, personId, kind, now } = tx.actor
  if (!isId(mandateId) || !personId) return notFound
  const byResident = kind === 'resident'
  const decision = await decideAccess(tx, {
    residentId,
    resource: 'mandate',
    action: byResident ? 'delete' : 'execute',
    objectId: mandateId,
  })
  if (!decision.granted) return notFound
  const one = and(eq(mandates.tenantId, tenantId), eq(mandates.residentId, residentId), eq(mandates.id, mandateId))
  const [known] = await tx
    .select({ other: mandates.representativePersonId, kind: mandates.kind })
    .from(mandates)
    .where(one)
    .limit(1)
  if (!known) return notFound
  if (byResident && isByCourt(known.kind)) return refuse('access.courtDecides')
  const ended = await tx
    .update(mandates)
    .set({ endedAt: now, endedBy: personId, endReason: byResident ? 'resident' : 'practice' })
    .where(and(one, isNull(mandates.endedAt)))
    .returning({ id: mandates.id })
  if (ended.length === 0) return done()
  if (known.other) await notify(tx, { personId: known.other, template: 'mandateChanged' })
  if (!byResident) await notify(tx, { personId: residentId, template: 'mandateChanged' })
  return done()
}
