import { and, asc, eq, gte, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { professionals, teamMemberships, teams } from '#db/schema/organisations.ts'
import type { ProfessionalRole } from '../shared/actor.ts'
import { fullName } from '../shared/person-name.ts'
import type { CareTeamKind } from './roles-of.ts'

/** Someone's work in one team today: a professional, never an organiser of activities. Public. */
export interface Work {
  readonly personId: string
  readonly name: string
  readonly calledName: string
  readonly role: ProfessionalRole
  readonly teamId: string
  readonly teamName: string
  readonly teamKind: CareTeamKind
}

const columns = {
  personId: professionals.id,
  given: professionals.givenName,
  prefix: professionals.prefix,
  family: professionals.familyName,
  calledName: professionals.calledName,
  role: teamMemberships.role,
  teamId: teams.id,
  teamName: teams.name,
  teamKind: teams.kind,
}

function select(tx: Tx) {
  return tx
    .select(columns)
    .from(teamMemberships)
    .innerJoin(teams, and(eq(teams.tenantId, teamMemberships.tenantId), eq(teams.id, teamMemberships.teamId)))
    .innerJoin(
      professionals,
      and(eq(professionals.tenantId, teamMemberships.tenantId), eq(professionals.id, teamMemberships.personId)),
    )
}

function worksToday(tx: Tx, timeZone: string) {
  const today = tx.actor.now.toZonedDateTimeISO(timeZone).toPlainDate()
  return and(
    eq(teamMemberships.tenantId, tx.actor.tenantId),
    ne(teamMemberships.role, 'ACTIVITY_ORGANISER'),
    lte(teamMemberships.startsOn, today),
    or(isNull(teamMemberships.endsOn), gte(teamMemberships.endsOn, today)),
  )
}

type Row = Awaited<ReturnType<typeof select>>[number]
const named = ({ given, prefix, family, ...rest }: Row): Work => ({
  ...rest,
  // The queries leave organisers out, and who is none works in a team that helps residents (`rolesOf`).
  role: rest.role as ProfessionalRole,
  teamKind: rest.teamKind as CareTeamKind,
  name: fullName({ given, prefix, family }),
})

/** Where these people, and who in these teams, work today; at most 500 lines. Public. */
export async function listWork(
  tx: Tx,
  {
    personIds = [],
    teamIds = [],
    timeZone,
  }: { personIds?: readonly string[]; teamIds?: readonly string[]; timeZone: string },
): Promise<Work[]> {
  if (personIds.length + teamIds.length === 0) return []
  const rows = await select(tx)
    .where(
      and(
        worksToday(tx, timeZone),
        or(
          personIds.length > 0 ? inArray(teamMemberships.personId, [...personIds]) : undefined,
          teamIds.length > 0 ? inArray(teamMemberships.teamId, [...teamIds]) : undefined,
        ),
      ),
    )
    .orderBy(asc(teams.name), asc(teamMemberships.role), asc(professionals.calledName), asc(teamMemberships.id))
    .limit(500)
  return rows.map(named)
}

const mostFound = 60

/**
 * Who works in the wijk today under a name, or in a team, that holds these words; at most 60 lines. Public.
 * @param words what somebody typed; fewer than two letters find nobody.
 */
export async function searchWork(tx: Tx, { words, timeZone }: { words: string; timeZone: string }): Promise<Work[]> {
  const asked = words.trim().slice(0, 60)
  if (asked.length < 2) return []
  const pattern = `%${asked.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const name = sql`concat_ws(' ', ${professionals.givenName}, ${professionals.prefix}, ${professionals.familyName}, ${professionals.calledName})`
  const rows = await select(tx)
    .where(and(worksToday(tx, timeZone), or(sql`${name} ilike ${pattern}`, sql`${teams.name} ilike ${pattern}`)))
    .orderBy(asc(teams.name), asc(professionals.calledName), asc(teamMemberships.id))
    .limit(mostFound)
  return rows.map(named)
}
