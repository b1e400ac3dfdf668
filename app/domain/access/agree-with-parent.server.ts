import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { mandates } from '#db/schema/access.sharing.ts'
import { listResidentCards } from '../identity/residents.queries.server.ts'
import type { Scope } from '../identity/scope.ts'
import { notify } from '../notifications/notify.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { mandateEnd, mandateState, mayRecord } from './mandate.ts'
import { mandateMonths, type MandatePlace } from './mandate-place.ts'

/**
 * A child of 12 to 15 answers whether a parent goes on acting for them, and for what (REP-3). No is an answer too: no
 * scope ends what was suspended. A yes is a mandate of its own that starts now, checked on the ground of the earlier one.
 * Refuses everybody but the child, `access.notSuspended` when nothing waits for an answer, and the wrong ages.
 */
export async function agreeWithParent(
  tx: Tx,
  input: {
    readonly residentId: string
    /** The parent's mandate that was suspended on the 12th birthday. */
    readonly mandateId: string
    readonly newMandateId: string
    readonly scopes: readonly Scope[]
    readonly place: MandatePlace
  },
): Promise<Result<{ readonly agreed: boolean }>> {
  const { residentId, mandateId, newMandateId, scopes, place } = input
  const { tenantId, now } = tx.actor
  if (!isId(mandateId) || !isId(newMandateId)) return notFound
  const decision = await decideAccess(tx, { residentId, resource: 'mandate', action: 'create', objectId: mandateId })
  if (!decision.granted || tx.actor.kind !== 'resident') return notFound
  const one = and(eq(mandates.tenantId, tenantId), eq(mandates.residentId, residentId), eq(mandates.id, mandateId))
  const [before] = await tx.select().from(mandates).where(one).limit(1).for('update')
  const card = (await listResidentCards(tx, [residentId])).get(residentId)
  const representative = before?.representativePersonId
  if (!before || !card || !representative) return notFound
  const { birthDate } = card
  const { timeZone } = place
  if (before.endReason === 'replaced') return done({ agreed: true })
  if (mandateState(before, { birthDate, now, timeZone }) !== 'suspended') return refuse('access.notSuspended')
  const may = mayRecord('PARENT_12_15', { birthDate, now, timeZone, agrees: true })
  if (!may.ok) return may

  const agreed = scopes.length > 0
  const endReason = agreed ? ('replaced' as const) : ('resident' as const)
  await tx.update(mandates).set({ endedAt: now, endedBy: residentId, endReason }).where(one)
  if (agreed) {
    await tx.insert(mandates).values({
      tenantId,
      id: newMandateId,
      residentId,
      representativePersonId: representative,
      kind: 'PARENT_12_15',
      scopes: [...scopes],
      documentReference: before.documentReference,
      verifiedBy: before.verifiedBy,
      verifiedAt: before.verifiedAt,
      givenBy: residentId,
      acceptedAt: now,
      agreedAt: now,
      createdAt: now,
      startsAt: now,
      endsAt: mandateEnd({ kind: 'PARENT_12_15', startsAt: now, birthDate, timeZone, months: mandateMonths(place) }),
    })
  }
  await notify(tx, { personId: representative, template: 'mandateChanged' })
  return done({ agreed })
}
