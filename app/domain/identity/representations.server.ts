import type { Temporal } from 'temporal-polyfill'
import { getPool } from '#db/client.server.ts'
import { isId, newId } from '../shared/ids.ts'
import type { Session } from './session.ts'
import { isScope, type Scope } from './scope.ts'

/** Somebody for whom one may act now, and for what. */
export interface Representation {
  readonly residentId: string
  readonly name: string
  readonly givenName: string
  readonly scopes: readonly Scope[]
}

interface Row {
  resident_id: string
  resident_name: string
  given_name: string
  scopes: string[]
}

/**
 * For whom this person may act at this very moment: mandates that were taken on, run, and are not overtaken by a birthday
 * (REP-3). Twenty at most.
 */
export async function readRepresentations(
  place: { readonly tenantId: string; readonly now: Temporal.Instant },
  personId: string,
): Promise<Representation[]> {
  const { rows } = await getPool().query<Row>('select * from representations_read($1, $2, $3)', [
    place.tenantId,
    personId,
    place.now.toString(),
  ])
  return rows.map((row) => ({
    residentId: row.resident_id,
    name: row.resident_name,
    givenName: row.given_name,
    scopes: row.scopes.filter(isScope),
  }))
}

/** Writes in the log of the resident that somebody wanted to act for them and may not, or no longer (LOG-4). */
export async function recordRefusedRepresentation(
  place: { readonly tenantId: string; readonly now: Temporal.Instant; readonly requestId: string },
  session: Pick<Session, 'personId' | 'displayName'>,
  asked: { readonly residentId: string | undefined; readonly isRead: boolean },
): Promise<void> {
  if (!isId(asked.residentId)) return
  const { tenantId, now, requestId } = place
  await getPool().query('select record_refused_representation($1, $2, $3, $4, $5, $6, $7, $8)', [
    tenantId,
    now.toString(),
    newId(now.epochMilliseconds),
    session.personId,
    session.displayName,
    asked.residentId,
    asked.isRead ? 'R' : 'U',
    requestId,
  ])
}
