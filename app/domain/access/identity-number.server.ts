import type { Tx } from '#db/client.server.ts'
import { readIdentityNumber } from '../identity/identity-number.ts'
import { findIdentityNumber, findNumberHolder } from '../identity/identity-number.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideAccess, decideAccessToList } from './decide-access.server.ts'
import { permissionMatrix } from './permissions.ts'

/**
 * A resident's citizen service number: a read of its own, so a line of its own in the log. null when none is known;
 * `notFound` to who may not know, also when there is no such resident.
 */
export async function getIdentityNumber(tx: Tx, residentId: string): Promise<Result<string | null>> {
  if (!isId(residentId)) return notFound
  const decision = await decideAccess(tx, { residentId, resource: 'identityNumber', action: 'read' })
  return decision.granted ? done(await findIdentityNumber(tx, residentId)) : notFound
}

/** Whether this role may ever read a citizen service number; whose, is decided when it asks. */
export function mayAskIdentityNumber(role: Tx['actor']['role']): boolean {
  return (permissionMatrix.identityNumber[role] ?? []).some(({ actions }) => actions.includes('read'))
}

/** Why somebody is looked for: to be helped as one's own resident, or for the emergency button (BG-1). */
const asked = {
  desk: { resource: 'identityNumber', action: 'read' },
  emergency: { resource: 'emergencyAccess', action: 'create' },
} as const

/**
 * Finds a resident by citizen service number, by the keyed hash. Decided and logged as a search (LOG-1: `Zoekvraag`
 * says that it was by number, never which).
 * @param input.number as it was typed.
 * @param input.reason at the desk one's own residents alone are found; for an emergency everybody of the wijk, by the
 * roles that have the button.
 * @returns the resident's id; `notFound` for nobody, for a number that can't exist, and for somebody whom the actor may
 * not know of.
 */
export async function findResidentByBsn(
  tx: Tx,
  input: { number: string; reason: keyof typeof asked },
): Promise<Result<string>> {
  const { resource, action } = asked[input.reason]
  const number = readIdentityNumber(input.number)
  const residentId = number && (await findNumberHolder(tx, number))
  if (residentId) {
    const items = [{ residentId }]
    const [found] = await decideAccessToList(tx, { resource, action, items, query: 'bsn' })
    return found ? done(found.residentId) : notFound
  }
  tx.decisions.push({ action: 'R', outcome: 'refused', checks: 'FFFF', resource, query: 'bsn', objects: [] })
  return notFound
}
