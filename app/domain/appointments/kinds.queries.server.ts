import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { visitTypes } from '#db/schema/appointments.kinds.ts'
import type { kindColors } from './kind-form.ts'
import type { KindWords } from './kind-words.ts'
import type { Channel } from './visit-type.ts'

/** A kind of visit with all its settings (APP-1). */
export interface KindOfTeam {
  readonly id: string
  readonly teamId: string
  readonly code: string
  readonly minutes: number
  readonly channel: Channel
  readonly selfBookable: boolean
  readonly cancelNoticeHours: number
  readonly maxFutureSelfBooked: number
  /** By language; the portal's own words when null. */
  readonly label: KindWords | null
  readonly instructions: KindWords | null
  readonly color: (typeof kindColors)[number] | null
  readonly videoUrl: string | null
  readonly ended: boolean
}

/** The kinds of visit of these teams, ended ones last. Public. At most 500. */
export async function listKindsOfTeams(tx: Tx, teamIds: readonly string[]): Promise<KindOfTeam[]> {
  if (teamIds.length === 0) return []
  const rows = await tx
    .select()
    .from(visitTypes)
    .where(and(eq(visitTypes.tenantId, tx.actor.tenantId), inArray(visitTypes.teamId, [...teamIds])))
    .orderBy(asc(visitTypes.minutes), asc(visitTypes.code), asc(visitTypes.id))
    .limit(500)
  const kinds = rows.map(({ tenantId: _tenant, endedAt, ...kind }) => ({ ...kind, ended: endedAt !== null }))
  return [...kinds.filter(({ ended }) => !ended), ...kinds.filter(({ ended }) => ended)]
}
