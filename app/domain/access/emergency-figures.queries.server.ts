import { sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideByRole } from './decide-by-role.server.ts'

/** The button in one team and one month of the wijk's calendar. */
export interface EmergencyFigure {
  readonly team: string
  /** `YYYY-MM`. */
  readonly month: string
  readonly presses: number
  readonly judged: number
  /** Share of the judged ones that was not justified, 0 to 1; null when none was judged. */
  readonly unjustified: number | null
  /** Median of the hours between press and judgement; null when none was judged. */
  readonly medianHours: number | null
}

interface Row extends Record<string, unknown> {
  readonly team: string
  readonly month: string
  readonly presses: number
  readonly judged: number
  readonly unjustified: number | null
  readonly median: number | null
}

/**
 * How often the button was used, how fast it was judged and how: per team and month since an instant, newest first; 500 lines at most.
 * For the privacy officer alone; logged without residents, because it shows none.
 */
export async function listEmergencyFigures(
  tx: Tx,
  { since, timeZone }: { since: Temporal.Instant; timeZone: string },
): Promise<Result<EmergencyFigure[]>> {
  const officer = tx.actor.kind === 'officer'
  const may = decideByRole(tx, { resource: 'emergencyAccess', action: officer ? 'read' : 'execute', query: 'figures' })
  if (!may) return notFound
  const { rows } = await tx.execute<Row>(sql`
    select t.name as team, to_char(e.started_at at time zone ${timeZone}, 'YYYY-MM') as month, count(*)::int as presses, count(e.judged_at)::int as judged,
      avg(case e.outcome when 'unjustified' then 1.0 when 'justified' then 0.0 end)::float8 as unjustified,
      percentile_cont(0.5) within group (order by extract(epoch from e.judged_at - e.started_at) / 3600)::float8 as median
    from emergency_accesses e join teams t on t.tenant_id = e.tenant_id and t.id = e.team_id
    where e.tenant_id = ${tx.actor.tenantId} and e.started_at >= ${since.toString()}::timestamptz
    group by 1, 2 order by 2 desc, 1 limit 500`)
  return done(rows.map(({ median, ...row }) => ({ ...row, medianHours: median })))
}
