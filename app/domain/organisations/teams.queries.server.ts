import { and, eq } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { teams } from '#db/schema/organisations.ts'

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

/** A team of this wijk, or null. */
export async function findTeam(tx: Tx, teamId: string): Promise<Team | null> {
  const [team] = await tx
    .select({
      id: teams.id,
      name: teams.name,
      kind: teams.kind,
      phone: teams.phone,
      emergencyPhone: teams.emergencyPhone,
      opensAt: teams.opensAt,
      closesAt: teams.closesAt,
      answerWithinWorkingDays: teams.answerWithinWorkingDays,
    })
    .from(teams)
    .where(and(eq(teams.tenantId, tx.actor.tenantId), eq(teams.id, teamId)))
    .limit(1)
  return team ?? null
}
