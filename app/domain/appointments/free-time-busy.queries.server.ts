import { sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import type { Interval } from './intervals.ts'

interface Row extends Record<string, unknown> {
  readonly person: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/**
 * When these people are busy between two instants, in epoch milliseconds and in order, by person, as `listBusy`: in numbers
 * and in one row a person, because reading and keeping thousands of rows costs more than finding the free times between.
 * What is not on a millisecond is taken wider.
 */
export async function busyIntervals(
  tx: Tx,
  personIds: readonly string[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<ReadonlyMap<string, readonly Interval[]>> {
  const { rows } = await tx.execute<Row>(
    sql`select person_id as person, json_agg(floor(extract(epoch from starts_at) * 1000)) as starts, json_agg(ceil(extract(epoch from ends_at) * 1000)) as ends
        from busy_ranges(${`{${personIds.join(',')}}`}::uuid[], ${from.toString()}::timestamptz, ${until.toString()}::timestamptz) group by person_id`,
  )
  return new Map(
    rows.map(({ person, starts, ends }) => [person, starts.map((start, at) => ({ start, end: ends[at]! }))] as const),
  )
}
