import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { fillPlaces } from './sign-up-fill.server.ts'
import { countColumns } from './attendance-counts.queries.server.ts'

const mostAtOnce = 500

/**
 * Removes who signed up for dates that are so many days past, those who cancelled too (PUB-6); what stays are counts. A
 * moved date counts from the day that it was on. For the portal itself.
 * @param before the first day (ISO date) of which people are kept.
 * @returns how many dates of people were removed; at most 500 at once.
 */
export async function removePastRegistrations(tx: Tx, { before }: { readonly before: string }): Promise<number> {
  const { tenantId } = tx.actor
  const { rows } = await tx.execute<{ removed: number }>(sql`
    with past as (
      select r.sign_up_id, r.original_date from registrations r
      left join activity_occurrences o on o.tenant_id = r.tenant_id and o.activity_id = r.activity_id and o.original_date = r.original_date
      where r.tenant_id = ${tenantId} and r.original_date < ${before}::date and coalesce(o.date, r.original_date) < ${before}::date
      order by r.original_date limit ${mostAtOnce} for update of r skip locked
    ), gone as (
      delete from registrations r using past p where r.tenant_id = ${tenantId} and r.sign_up_id = p.sign_up_id and r.original_date = p.original_date
      returning r.activity_id, r.original_date, r.state, r.attended, r.helped, r.again
    ), kept as (
      insert into activity_attendance as k (tenant_id, activity_id, original_date,
        placed, waiting, cancelled, came, stayed_away, helped_yes, helped_a_bit, helped_no, not_there)
      select ${tenantId}::uuid, r.activity_id, r.original_date, ${countColumns} from gone r where not r.again group by r.activity_id, r.original_date
      on conflict (tenant_id, activity_id, original_date) do update set placed = k.placed + excluded.placed,
        waiting = k.waiting + excluded.waiting, cancelled = k.cancelled + excluded.cancelled, came = k.came + excluded.came,
        stayed_away = k.stayed_away + excluded.stayed_away, helped_yes = k.helped_yes + excluded.helped_yes,
        helped_a_bit = k.helped_a_bit + excluded.helped_a_bit, helped_no = k.helped_no + excluded.helped_no,
        not_there = k.not_there + excluded.not_there
    ) select count(*)::integer as removed from gone`)
  await tx.execute(sql`delete from sign_ups s where s.tenant_id = ${tenantId} and not exists (
    select 1 from registrations r where r.tenant_id = s.tenant_id and r.sign_up_id = s.id)`)
  return rows[0]?.removed ?? 0
}

export const mostRemovedAtOnce = mostAtOnce

/** Gives places that came free in another way, such as a larger room, to who waits. For the portal itself. */
export async function fillFreePlaces(tx: Tx): Promise<void> {
  const { tenantId, now } = tx.actor
  const { rows } = await tx.execute<{ activity_id: string; original_date: string }>(sql`
    select r.activity_id, r.original_date::text from registrations r
    join activity_occurrences o on o.tenant_id = r.tenant_id and o.activity_id = r.activity_id and o.original_date = r.original_date
    join activities a on a.tenant_id = r.tenant_id and a.id = r.activity_id
    where r.tenant_id = ${tenantId} and o.starts > ${now.toString()}::timestamptz and o.status <> 'cancelled' and r.state <> 'cancelled' and not r.again
    group by r.activity_id, r.original_date, a.capacity
    having count(*) filter (where r.state = 'waiting') > 0
      and (a.capacity is null or count(*) filter (where r.state = 'placed') < a.capacity)
    order by r.activity_id, r.original_date limit 200`)
  for (const { activity_id: activityId, original_date: date } of rows)
    await fillPlaces(tx, { activityId, originalDate: Temporal.PlainDate.from(date) })
}
