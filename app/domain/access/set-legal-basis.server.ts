import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { legalBases } from '#db/schema/access.sharing.ts'
import { listOrganisationNames } from '../organisations/teams.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { decideByRole } from './decide-by-role.server.ts'
import type { legalGrounds, legalPurposes } from './legal-basis.ts'

const ofOrganisation = (organisationId: string, basisId: string) => [
  { residentId: organisationId, type: 'organisation' as const, detail: basisId },
]

async function findBasis(tx: Tx, basisId: string) {
  if (!isId(basisId)) return undefined
  const [row] = await tx
    .select()
    .from(legalBases)
    .where(and(eq(legalBases.tenantId, tx.actor.tenantId), eq(legalBases.id, basisId)))
  return row
}

/**
 * The administrator says on what ground an organisation works for a purpose, from now on (CON-6). Sending it twice says it
 * once. Logged as a change of settings, also when it is refused.
 * Refuses `notFound` to everybody else and for an organisation of another wijk, `sharing.basisStands` where one stands for
 * that purpose: it is ended first.
 */
export async function setLegalBasis(
  tx: Tx,
  input: {
    readonly basisId: string
    readonly organisationId: string
    readonly purpose: (typeof legalPurposes)[number]
    readonly basis: (typeof legalGrounds)[number]
    /** The law, in words. */
    readonly source: string
  },
): Promise<Result<undefined>> {
  const { basisId, organisationId, purpose, basis, source } = input
  const { tenantId, personId, now } = tx.actor
  if (!isId(basisId) || !isId(organisationId)) return notFound
  const objects = ofOrganisation(organisationId, basisId)
  if (!decideByRole(tx, { resource: 'legalBasis', action: 'create', objects }) || !personId) return notFound
  if (!(await listOrganisationNames(tx)).some(({ id }) => id === organisationId)) return notFound
  if (await findBasis(tx, basisId)) return done()
  const b = legalBases
  const [standing] = await tx
    .select({ id: b.id })
    .from(b)
    .where(
      and(eq(b.tenantId, tenantId), eq(b.organisationId, organisationId), eq(b.purpose, purpose), isNull(b.endedAt)),
    )
    .limit(1)
  if (standing) return refuse('sharing.basisStands')
  await tx
    .insert(b)
    .values({ tenantId, id: basisId, organisationId, purpose, basis, source, startsAt: now, setBy: personId })
  return done()
}

/**
 * The administrator ends a ground; what was done on it stays as it was done. Ending it again changes nothing. Logged as a
 * change of settings. Refuses `notFound` to everybody else.
 */
export async function endLegalBasis(tx: Tx, { basisId }: { readonly basisId: string }): Promise<Result<undefined>> {
  const { tenantId, personId, now } = tx.actor
  const row = await findBasis(tx, basisId)
  if (!row) return notFound
  const objects = ofOrganisation(row.organisationId, row.id)
  if (!decideByRole(tx, { resource: 'legalBasis', action: 'update', objects }) || !personId) return notFound
  if (row.endedAt) return done()
  await tx
    .update(legalBases)
    .set({ endedAt: now, endedBy: personId })
    .where(and(eq(legalBases.tenantId, tenantId), eq(legalBases.id, row.id)))
  return done()
}
