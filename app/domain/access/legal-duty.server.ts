import type { Tx } from '#db/client.server.ts'
import type { Actor } from '../shared/actor.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'

/** In a query of a page: that it is opened because a law says so, such as the Meldcode (CON-7). */
export const legalDutyQuery = { reden: 'wettelijke-plicht' } as const

/** Whether an address says so. */
export const asksForLegalDuty = (url: string): boolean =>
  new URL(url).searchParams.get('reden') === legalDutyQuery.reden

/** The same actor, whose every look in this request stands in the log with that reason. It opens nothing that was shut. */
export const byLegalDuty = <T extends Actor>(actor: T): T => ({ ...actor, reason: 'legalDuty' })

/**
 * Writes down that a professional told an authority what the law asks, such as Veilig Thuis (CON-7: the Meldcode's right to
 * report), without what was told: an export in the log, with the reason. Needs no permission, but the own care relationship.
 * Refuses `notFound` to who does not help this resident, and without that reason.
 */
export async function recordLegalReport(
  tx: Tx,
  { residentId }: { readonly residentId: string },
): Promise<Result<undefined>> {
  const { kind, reason } = tx.actor
  if (kind !== 'professional' || reason !== 'legalDuty') return notFound
  const decision = await decideAccess(tx, { residentId, resource: 'contact', action: 'read', event: 'export' })
  return decision.granted && decision.grant?.source === 'care_relationship' ? done() : notFound
}
