import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'

/** What is known of one date without knowing who: of those who are there still, and of those who were removed. */
interface AttendanceCounts {
  readonly placed: number
  readonly waiting: number
  readonly cancelled: number
  readonly came: number
  readonly stayedAway: number
  readonly helpedYes: number
  readonly helpedABit: number
  readonly helpedNo: number
  readonly notThere: number
}

/** One column for each thing that is counted, of registrations `r`. */
export const countColumns = sql`
  count(*) filter (where r.state = 'placed')::integer as placed,
  count(*) filter (where r.state = 'waiting')::integer as waiting,
  count(*) filter (where r.state = 'cancelled')::integer as cancelled,
  count(*) filter (where r.attended)::integer as came,
  count(*) filter (where not r.attended)::integer as stayed_away,
  count(*) filter (where r.helped = 'yes')::integer as helped_yes,
  count(*) filter (where r.helped = 'a_bit')::integer as helped_a_bit,
  count(*) filter (where r.helped = 'no')::integer as helped_no,
  count(*) filter (where r.helped = 'not_there')::integer as not_there`

/** The counts of the latest dates of an activity up to and with `until`, newest first; 60 at most. Callers decided. */
export async function listAttendance(
  tx: Tx,
  { activityId, until }: { readonly activityId: string; readonly until: string },
): Promise<{ readonly date: string; readonly counts: AttendanceCounts }[]> {
  const { tenantId } = tx.actor
  const { rows } = await tx.execute<{ [Name in keyof AttendanceCounts]: number } & { date: string }>(sql`
    select each.original_date::text as date, sum(placed)::integer as placed, sum(waiting)::integer as waiting,
      sum(cancelled)::integer as cancelled, sum(came)::integer as came, sum(stayed_away)::integer as "stayedAway",
      sum(helped_yes)::integer as "helpedYes", sum(helped_a_bit)::integer as "helpedABit",
      sum(helped_no)::integer as "helpedNo", sum(not_there)::integer as "notThere"
    from (
      select r.original_date, ${countColumns} from registrations r
      where r.tenant_id = ${tenantId} and r.activity_id = ${activityId} and not r.again group by r.original_date
      union all
      select k.original_date, k.placed, k.waiting, k.cancelled, k.came, k.stayed_away, k.helped_yes, k.helped_a_bit, k.helped_no, k.not_there
      from activity_attendance k where k.tenant_id = ${tenantId} and k.activity_id = ${activityId}
    ) each where each.original_date <= ${until}::date group by each.original_date order by each.original_date desc limit 60`)
  return rows.map(({ date, ...counts }) => ({ date, counts }))
}
