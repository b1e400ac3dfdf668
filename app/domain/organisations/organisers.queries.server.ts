import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { organisations } from '#db/schema/organisations.ts'

export interface Organiser {
  readonly id: string
  readonly name: string
  readonly phone: string | null
}

/** Organisations by id; ids that are nobody's are left out. Public. At most 500 at once. */
export async function findOrganisers(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Organiser>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .select({ id: organisations.id, name: organisations.name, phone: organisations.phone })
    .from(organisations)
    .where(and(eq(organisations.tenantId, tx.actor.tenantId), inArray(organisations.id, wanted)))
    .limit(500)
  return new Map(rows.map((row) => [row.id, row]))
}
