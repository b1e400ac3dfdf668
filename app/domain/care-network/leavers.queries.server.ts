import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { departures } from '#db/schema/care-network.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'

/** Somebody who leaves. */
export interface Leaver {
  readonly personId: string
  readonly calledName: string
}

/** Who leaves, by leave: the names of professionals are public in the wijk. */
export async function leaversOf(tx: Tx, departureIds: readonly string[]): Promise<ReadonlyMap<string, Leaver>> {
  const wanted = [...new Set(departureIds)]
  if (wanted.length === 0) return new Map()
  const rows = await inPortalName(tx, () =>
    tx
      .select({ id: departures.id, personId: departures.personId })
      .from(departures)
      .where(and(eq(departures.tenantId, tx.actor.tenantId), inArray(departures.id, wanted)))
      .limit(200),
  )
  const people = await findProfessionals(
    tx,
    rows.map(({ personId }) => personId),
  )
  return new Map(rows.map(({ id, personId }) => [id, { personId, calledName: people.get(personId)?.calledName ?? '' }]))
}
