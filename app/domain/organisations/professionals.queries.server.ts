import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { professionals } from '#db/schema/organisations.ts'
import { fullName } from '../shared/person-name.ts'

export interface ProfessionalName {
  /** How residents call this professional: "Dokter Kuipers", "Sanne". */
  readonly calledName: string
  readonly fullName: string
}

/** The names of professionals by id; ids that are nobody's are left out. At most 500 at once. */
export async function namesOfProfessionals(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, ProfessionalName>> {
  const wanted = [...new Set(ids)].filter((id): id is string => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(professionals)
    .where(and(eq(professionals.tenantId, tx.actor.tenantId), inArray(professionals.id, wanted)))
    .limit(500)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        calledName: row.calledName,
        fullName: fullName({ given: row.givenName, prefix: row.prefix, family: row.familyName }),
      },
    ]),
  )
}
