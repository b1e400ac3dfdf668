import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { Actor } from '../shared/actor.ts'
import { takeTry } from '../identity/growing-wait.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Refused, type Result } from '../shared/result.ts'
import { decideByRole } from './decide-by-role.server.ts'
import type { hasEmergencyButton } from './emergency.ts'
import { findButton } from './find-button.server.ts'
import { identificationOf, type Identification, type IdentificationRow } from './identification.ts'
import { findResidentByBsn } from './identity-number.server.ts'

/** Ten searches in a row, then longer and longer waits: whoever has the right name needs one. */
const waits = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 15, 30]

/**
 * Counts a search for the button by who searches. Call it before the transaction.
 * @returns null when it may go on; else `emergency.tooManySearches` with the whole minutes to wait.
 */
export async function countEmergencySearch(actor: Actor): Promise<Refused | null> {
  const wait = await takeTry(`emergency search ${actor.tenantId} ${actor.personId ?? ''}`, actor.now, waits)
  return wait === 0 ? null : refuse('emergency.tooManySearches', { minutes: Math.ceil(wait / 60_000) })
}

/** Name and birth date of a resident, for who has the button; not logged by itself. */
async function readIdentification(tx: Tx, residentId: string): Promise<Identification | null> {
  const { rows } = await tx.execute<IdentificationRow>(sql`select * from emergency_resident(${residentId})`)
  return rows[0] ? identificationOf(rows[0]) : null
}

/** Who a resident is, for the page of the button. Logged as a look; `notFound` to who has no button and for nobody. */
export async function getForEmergency(tx: Tx, residentId: string): Promise<Result<Identification>> {
  if (!isId(residentId)) return notFound
  const found = await readIdentification(tx, residentId)
  const may = decideByRole(tx, {
    resource: 'emergencyAccess',
    action: 'read',
    objects: found ? [{ residentId }] : [],
  })
  return may && found ? done(found) : notFound
}

/**
 * Residents with exactly this family name and birth date, or this citizen service number; five at most. The search is
 * logged with what was searched for (LOG-1), a number without the number, and with everybody it showed.
 * @param input.settings of the wijk: `notFound` to who has no button there.
 */
export async function findForEmergency(
  tx: Tx,
  input: {
    readonly settings: Parameters<typeof hasEmergencyButton>[1]
    readonly search: { by: 'name'; familyName: string; birthDate: string } | { by: 'number'; number: string }
  },
): Promise<Result<readonly Identification[]>> {
  const { settings, search } = input
  if ((await findButton(tx, tx.actor.teamIds, settings)) === null) {
    tx.decisions.push({ action: 'R', outcome: 'refused', checks: 'FFFF', resource: 'emergencyAccess', objects: [] })
    return notFound
  }
  if (search.by === 'number') {
    // A refused search would roll its own log line into the refusal's transaction: nobody found is an answer here.
    const found = await findResidentByBsn(tx, { number: search.number, reason: 'emergency' })
    const who = found.ok ? await readIdentification(tx, found.value) : null
    return done(who ? [who] : [])
  }
  const { familyName, birthDate } = search
  const { rows } = await tx.execute<IdentificationRow>(
    sql`select * from emergency_find(${familyName}, ${birthDate}::date)`,
  )
  const found = rows.map(identificationOf)
  const may = decideByRole(tx, {
    resource: 'emergencyAccess',
    action: 'read',
    query: `${familyName}, ${birthDate}`,
    objects: found.map(({ residentId }) => ({ residentId })),
  })
  return may ? done(found) : notFound
}
