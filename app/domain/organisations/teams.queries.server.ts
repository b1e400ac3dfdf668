import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { organisations, teams } from '#db/schema/organisations.ts'
import type { CareTeamKind, TeamKind } from './roles-of.ts'

/** What everyone in the wijk may know of a practice or wijkteam. */
export interface Team {
  readonly id: string
  readonly name: string
  readonly kind: TeamKind
  readonly phone: string
  readonly emergencyPhone: string | null
  readonly opensAt: Temporal.PlainTime
  readonly closesAt: Temporal.PlainTime
  /** Working days, 1 to 3 (ECO-6). */
  readonly answerWithinWorkingDays: number
}

const columns = {
  id: teams.id,
  name: teams.name,
  kind: teams.kind,
  phone: teams.phone,
  emergencyPhone: teams.emergencyPhone,
  opensAt: teams.opensAt,
  closesAt: teams.closesAt,
  answerWithinWorkingDays: teams.answerWithinWorkingDays,
}

/** A team that helps residents. */
export interface CareTeam extends Team {
  readonly kind: CareTeamKind
}

/** Whether residents are helped here; an organisation that only offers activities is not such a team. */
export function isCareTeam(team: Team): team is CareTeam {
  return team.kind !== 'COMMUNITY_ORGANISATION'
}

/** Teams by id; ids of another wijk, and ids that are nobody's, are left out. Public. At most 500 at once. */
export async function findTeams(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Team>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .select(columns)
    .from(teams)
    .where(and(eq(teams.tenantId, tx.actor.tenantId), inArray(teams.id, wanted)))
    .limit(500)
  return new Map(rows.map((row) => [row.id, row]))
}

/** A team of this wijk, or null. */
export async function findTeam(tx: Tx, id: string): Promise<Team | null> {
  return (await findTeams(tx, [id])).get(id) ?? null
}

/** Whether this practice wants accounts of their own for children of 12 to 15 (REP-4); no where nobody said so. Public. */
export async function wantsChildAccounts(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx
    .select({ wanted: teams.childAccounts })
    .from(teams)
    .where(and(eq(teams.tenantId, tx.actor.tenantId), eq(teams.id, id)))
    .limit(1)
  return row?.wanted ?? false
}

/** The practices of the wijk by name, each with whether it wants accounts for children of 12 to 15 (REP-4). Public. */
export async function listPractices(tx: Tx): Promise<{ id: string; name: string; childAccounts: boolean }[]> {
  return tx
    .select({ id: teams.id, name: teams.name, childAccounts: teams.childAccounts })
    .from(teams)
    .where(and(eq(teams.tenantId, tx.actor.tenantId), eq(teams.kind, 'GP_PRACTICE')))
    .orderBy(asc(teams.name), asc(teams.id))
    .limit(200)
}

/** Sets which practices want accounts for children of 12 to 15; the others don't (REP-4). Decides nothing: the caller has. */
export async function keepChildAccounts(tx: Tx, wanting: readonly string[]): Promise<void> {
  for (const { id, childAccounts } of await listPractices(tx)) {
    if (childAccounts === wanting.includes(id)) continue
    await tx
      .update(teams)
      .set({ childAccounts: !childAccounts })
      .where(and(eq(teams.tenantId, tx.actor.tenantId), eq(teams.id, id)))
  }
}

/** The organisation behind each of these teams. Public. At most 100 at once. */
export async function listOrganisationsOf(
  tx: Tx,
  ids: readonly string[],
): Promise<{ readonly organisationId: string; readonly teamName: string }[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  return tx
    .select({ organisationId: teams.organisationId, teamName: teams.name })
    .from(teams)
    .where(and(eq(teams.tenantId, tx.actor.tenantId), inArray(teams.id, wanted)))
    .orderBy(teams.name, teams.id)
    .limit(100)
}

/** Every organisation of the wijk, by name. Public. At most 500. */
export async function listOrganisationNames(tx: Tx): Promise<{ readonly id: string; readonly name: string }[]> {
  return tx
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(eq(organisations.tenantId, tx.actor.tenantId))
    .orderBy(organisations.name, organisations.id)
    .limit(500)
}
