import { and, eq, inArray } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { organisations, teams } from '#db/schema/organisations.ts'

/** What everyone in the wijk may know of a practice or wijkteam. */
export interface Team {
  readonly id: string
  readonly name: string
  readonly kind: 'GP_PRACTICE' | 'NEIGHBOURHOOD_TEAM'
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
