import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { legalBases } from '#db/schema/access.sharing.ts'
import { listOrganisationsOf } from '../organisations/teams.queries.server.ts'

export interface LegalBasis {
  readonly teamName: string
  readonly purpose: (typeof legalBases.$inferSelect)['purpose']
  readonly basis: (typeof legalBases.$inferSelect)['basis']
  readonly source: string
}

/** On what ground the organisations of these teams work, a line a purpose (CON-6). Public; at most 40 lines. */
export async function listLegalBases(tx: Tx, teamIds: readonly string[]): Promise<LegalBasis[]> {
  const organisations = await listOrganisationsOf(tx, teamIds)
  if (organisations.length === 0) return []
  const rows = await tx
    .select()
    .from(legalBases)
    .where(
      and(
        eq(legalBases.tenantId, tx.actor.tenantId),
        inArray(
          legalBases.organisationId,
          organisations.map(({ organisationId }) => organisationId),
        ),
      ),
    )
    .orderBy(asc(legalBases.organisationId), asc(legalBases.purpose))
    .limit(40)
  return organisations.flatMap(({ organisationId, teamName }) =>
    rows
      .filter((row) => row.organisationId === organisationId)
      .map(({ purpose, basis, source }) => ({ teamName, purpose, basis, source })),
  )
}
