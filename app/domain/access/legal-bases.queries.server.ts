import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { legalBases } from '#db/schema/access.sharing.ts'
import { listOrganisationNames, listOrganisationsOf } from '../organisations/teams.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideByRole } from './decide-by-role.server.ts'

export interface LegalBasis {
  readonly teamName: string
  readonly purpose: (typeof legalBases.$inferSelect)['purpose']
  readonly basis: (typeof legalBases.$inferSelect)['basis']
  readonly source: string
}

/** On what ground the organisations of these teams work now, a line a purpose (CON-6). Public; at most 40 lines. */
export async function listLegalBases(tx: Tx, teamIds: readonly string[]): Promise<LegalBasis[]> {
  const organisations = await listOrganisationsOf(tx, teamIds)
  if (organisations.length === 0) return []
  const rows = await tx
    .select()
    .from(legalBases)
    .where(
      and(
        eq(legalBases.tenantId, tx.actor.tenantId),
        isNull(legalBases.endedAt),
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

export interface SetLegalBasis extends Omit<LegalBasis, 'teamName'> {
  readonly id: string
  readonly organisationId: string
  readonly startsAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
}

/** Of the last ones that ended, as many as a page shows. */
const mostEnded = 20

/**
 * Every organisation of the wijk with the legal bases that it has now, and the last ones that ended (CON-6). For the
 * administrator alone; logged. `notFound` to everybody else.
 */
export async function listAllLegalBases(tx: Tx): Promise<
  Result<{
    readonly organisations: readonly { readonly id: string; readonly name: string }[]
    readonly open: readonly SetLegalBasis[]
    readonly ended: readonly SetLegalBasis[]
  }>
> {
  const organisations = await listOrganisationNames(tx)
  const objects = organisations.map(({ id }) => ({ residentId: id, type: 'organisation' as const }))
  if (!decideByRole(tx, { resource: 'legalBasis', action: 'read', objects })) return notFound
  const b = legalBases
  const ofWijk = eq(b.tenantId, tx.actor.tenantId)
  return done({
    organisations,
    open: await tx
      .select()
      .from(b)
      .where(and(ofWijk, isNull(b.endedAt)))
      .orderBy(asc(b.purpose), asc(b.id))
      .limit(1_000),
    ended: await tx
      .select()
      .from(b)
      .where(and(ofWijk, sql`${b.endedAt} is not null`))
      .orderBy(desc(b.endedAt), desc(b.id))
      .limit(mostEnded),
  })
}
