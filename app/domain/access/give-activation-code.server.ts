import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import type { IdentityDocument } from '../identity/activation-code.ts'
import { issueActivationCode } from '../identity/issue-activation-code.server.ts'
import { listResidentCards, type ResidentCard } from '../identity/residents.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'

/** WGBO, article 7:447 of the Dutch Civil Code: from sixteen one decides alone. */
const ownAge = 16

/** For whom the desk is about to make a code. Refuses `notFound` for who may not. */
export async function getActivation(tx: Tx, residentId: string): Promise<Result<ResidentCard>> {
  if (!isId(residentId)) return notFound
  const { granted } = await decideAccess(tx, { residentId, resource: 'activation', action: 'create' })
  if (!granted) return notFound
  const card = (await listResidentCards(tx, [residentId])).get(residentId)
  return card ? done(card) : notFound
}

/**
 * Gives a resident at the desk a code to activate the own account with (ACC-3), after a look at an identity document.
 * @param input.today in the wijk's zone.
 * Refuses `notFound` for who may not, and `access.tooYoungForAccount` below sixteen (REP-4).
 */
export async function giveActivationCode(
  tx: Tx,
  input: { readonly residentId: string; readonly document: IdentityDocument; readonly today: Temporal.PlainDate },
): Promise<Result<{ code: string; expiresAt: Temporal.Instant; resident: ResidentCard }>> {
  const { residentId, document, today } = input
  const found = await getActivation(tx, residentId)
  if (!found.ok) return found
  const age = found.value.birthDate.until(today, { largestUnit: 'years' }).years
  if (age < ownAge) return refuse('access.tooYoungForAccount')
  return done({ ...(await issueActivationCode(tx, { residentId, document })), resident: found.value })
}
