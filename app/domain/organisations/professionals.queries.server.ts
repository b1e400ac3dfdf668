import { and, asc, eq, gte, inArray, isNull, lte, ne, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { professionals, teamMemberships } from '#db/schema/organisations.ts'
import type { ProfessionalRole } from '../shared/actor.ts'
import { fullName } from '../shared/person-name.ts'
import type { CareTeamKind } from './roles-of.ts'

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

/** Days hold in Europe/Amsterdam, unless the wijk says another zone. */
const todayOf = (tx: Tx, timeZone = 'Europe/Amsterdam') => tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()

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
  const today = todayOf(tx, timeZone)
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

/** Somebody of a team that helps residents, with what everyone may know of that team. */
export interface CareTeamMember extends TeamMember {
  readonly teamName: string
  readonly teamKind: CareTeamKind
  readonly teamPhone: string
}

/** One of what `careTeamMembersOf` gives. */
export type CareTeamRow = Omit<CareTeamMember, 'name'> & NameRow

/** A member as they are named. */
export const careTeamMember = (row: CareTeamRow): CareTeamMember => named(row)

/**
 * A column of JSON for a statement of whoever knows the team: who works in it on the actor's day, as `listTeamMembers`, each as
 * `CareTeamRow`; null for a team that helps no residents. So that whom a resident is with is asked in one statement.
 * @param teamId the team, as a column of that statement.
 * @param personId only this one of them; everybody when left out.
 */
export function careTeamMembersOf(tx: Tx, teamId: SQLWrapper, personId?: string): SQL<CareTeamRow[] | null> {
  const today = todayOf(tx).toString()
  const only = personId === undefined ? sql`` : sql`and m.person_id::text = ${personId}`
  return sql`(select json_agg(one) from (
    select p.id, p.given_name as given, p.prefix, p.family_name as family, p.called_name as "calledName", p.languages,
      m.team_id as "teamId", m.role, m.specialty, t.name as "teamName", t.kind as "teamKind", t.phone as "teamPhone"
    from team_memberships m
    join professionals p on p.tenant_id = m.tenant_id and p.id = m.person_id
    join teams t on t.tenant_id = m.tenant_id and t.id = m.team_id
    where m.tenant_id = ${tx.actor.tenantId}::uuid and m.team_id = ${teamId} ${only} and t.kind <> 'COMMUNITY_ORGANISATION'
      and m.role <> 'ACTIVITY_ORGANISER' and m.starts_on <= ${today}::date and (m.ends_on is null or m.ends_on >= ${today}::date)
    order by m.role, p.called_name, p.id limit 500) one)`
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
