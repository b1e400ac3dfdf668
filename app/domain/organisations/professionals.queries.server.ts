import { and, asc, eq, gte, inArray, isNull, lte, ne, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { professionals, teamMemberships } from '#db/schema/organisations.ts'
import type { ProfessionalRole } from '../shared/actor.ts'
import { fullName } from '../shared/person-name.ts'

/** What everyone in the wijk may know of a professional. */
export interface Professional {
  readonly id: string
  readonly name: string
  /** How residents call this professional: "Dokter Kuipers", "Sanne". */
  readonly calledName: string
  readonly languages: readonly string[]
}

export interface TeamMember extends Professional {
  readonly teamId: string
  readonly role: ProfessionalRole
  readonly specialty: string | null
}

const nameColumns = {
  id: professionals.id,
  given: professionals.givenName,
  prefix: professionals.prefix,
  family: professionals.familyName,
  calledName: professionals.calledName,
  languages: professionals.languages,
}

interface NameRow {
  readonly id: string
  readonly given: string
  readonly prefix: string | null
  readonly family: string
  readonly calledName: string
  readonly languages: readonly string[]
}

function named<Row extends NameRow>({ given, prefix, family, ...rest }: Row) {
  return { ...rest, name: fullName({ given, prefix, family }) }
}

/**
 * Who works in these teams on the actor's day, huisartsen first, then by called name.
 * @param timeZone in which "today" is meant: days hold in Europe/Amsterdam.
 */
export async function listTeamMembers(
  tx: Tx,
  teamIds: readonly string[],
  timeZone = 'Europe/Amsterdam',
): Promise<TeamMember[]> {
  if (teamIds.length === 0) return []
  const today = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const { tenantId } = tx.actor
  const rows = await tx
    .select({
      ...nameColumns,
      teamId: teamMemberships.teamId,
      role: teamMemberships.role,
      specialty: teamMemberships.specialty,
    })
    .from(teamMemberships)
    .innerJoin(
      professionals,
      and(eq(professionals.tenantId, teamMemberships.tenantId), eq(professionals.id, teamMemberships.personId)),
    )
    .where(
      and(
        eq(teamMemberships.tenantId, tenantId),
        inArray(teamMemberships.teamId, [...teamIds]),
        ne(teamMemberships.role, 'ACTIVITY_ORGANISER'),
        lte(teamMemberships.startsOn, today),
        or(isNull(teamMemberships.endsOn), gte(teamMemberships.endsOn, today)),
      ),
    )
    .orderBy(asc(teamMemberships.role), asc(professionals.calledName), asc(professionals.id))
    .limit(500)
  // The query leaves organisers out.
  return rows.map((row) => ({ ...named(row), role: row.role as ProfessionalRole }))
}

/**
 * Professionals by id, also those who work nowhere any more, for what is past; ids that are nobody's are left out.
 * Public. At most 500 at once.
 */
export async function findProfessionals(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Professional>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .select(nameColumns)
    .from(professionals)
    .where(and(eq(professionals.tenantId, tx.actor.tenantId), inArray(professionals.id, wanted)))
    .limit(500)
  return new Map(rows.map((row) => [row.id, named(row)]))
}
