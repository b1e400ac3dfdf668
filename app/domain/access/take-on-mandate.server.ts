import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { notify } from '../notifications/notify.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { findMandate } from './mandates.queries.server.ts'

/** What somebody does with a mandate of their own is written in the resident's log: they allowed it by giving it. */
function logged(tx: Tx, residentId: string, mandateId: string, action: 'U' | 'D'): void {
  const objects = [{ residentId, detail: mandateId, consentProfile: mandateId }]
  tx.decisions.push({ action, outcome: 'success', checks: 'TFTF', resource: 'mandate', objects })
}

/**
 * An adult takes on what a resident asked of them, with an account that has the address it was offered to. From then on
 * it opens what the resident chose. Refuses `notFound` to anybody else and `access.offerGone` when it was taken back.
 */
export async function takeOnMandate(tx: Tx, { mandateId }: { readonly mandateId: string }): Promise<Result<undefined>> {
  const found = tx.actor.kind === 'resident' && isId(mandateId) ? await findMandate(tx, mandateId) : null
  if (!found || found.residentId === tx.actor.personId) return notFound
  if (found.representativePersonId === tx.actor.personId && !found.endedAt) return done()
  const { rows } = await tx.execute<{ taken: boolean }>(sql`select mandate_accept(${mandateId}) as taken`)
  if (!rows[0]?.taken) return refuse('access.offerGone')
  logged(tx, found.residentId, mandateId, 'U')
  await notify(tx, { personId: found.residentId, template: 'mandateChanged' })
  return done()
}

/** Who represents lets it go, or says no to an offer (access: representative withdraws). Doing it again does nothing. */
export async function letGoOfMandate(
  tx: Tx,
  { mandateId }: { readonly mandateId: string },
): Promise<Result<undefined>> {
  const found = tx.actor.kind === 'resident' && isId(mandateId) ? await findMandate(tx, mandateId) : null
  if (!found || found.residentId === tx.actor.personId) return notFound
  if (found.endedAt) return done()
  const { rows } = await tx.execute<{ resident: string | null }>(sql`select mandate_let_go(${mandateId}) as resident`)
  const residentId = rows[0]?.resident
  if (!residentId) return notFound
  logged(tx, residentId, mandateId, 'D')
  await notify(tx, { personId: residentId, template: 'mandateChanged' })
  return done()
}
