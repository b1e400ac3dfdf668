import { sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import { getPool, type Tx } from '#db/client.server.ts'
import { keyedHash } from '#app/platform/crypto.server.ts'

/** After two hours without a try everything is forgotten; longer than the longest wait. */
const forgetMilliseconds = 2 * 60 * 60 * 1000
const minute = 60_000

/** How long somebody waits, in minutes, after so many tries: no wait after 0, 1 and 2 tries for `[0, 0, 0, 1, 4]`. */
export type Waits = readonly number[]

/** Hashed, because the table of counts holds no address of anybody. */
const rowKey = (key: string) => `wait:${keyedHash(key)}`

/**
 * Takes one try from a budget whose waits grow. One statement, so that of many at once in many processes no more get
 * through than may; a try that has to wait counts for nothing, so that a flood doesn't make the wait longer.
 * (`rate-limiter-flexible` knows windows, no growing waits.)
 * @returns milliseconds to wait before this try; 0 when it may go on.
 */
export async function takeTry(key: string, now: Temporal.Instant, waits: Waits): Promise<number> {
  const values = [rowKey(key), now.epochMilliseconds, forgetMilliseconds, waits.map((each) => each * minute)]
  const taken = await getPool().query(
    `insert into rate_limits as r (key, points, expire) values ($1, 1, $2::bigint + $3::bigint)
     on conflict (key) do update set points = case when r.expire <= $2 then 1 else r.points + 1 end, expire = $2::bigint + $3::bigint
     where r.expire <= $2 or $2 >= r.expire - $3 + ($4::bigint[])[least(r.points, cardinality($4::bigint[]) - 1) + 1]
     returning points`,
    values,
  )
  if (taken.rowCount === 1) return 0
  const { rows } = await getPool().query<{ wait: string }>(
    `select r.expire - $3 + ($4::bigint[])[least(r.points, cardinality($4::bigint[]) - 1) + 1] - $2::bigint as wait from rate_limits r where key = $1`,
    values,
  )
  return Math.max(1, Number(rows[0]?.wait ?? 1))
}

/**
 * As `takeTry`, in the transaction at hand: what is rolled back, counts for nothing.
 * @returns whether it may go on.
 */
export async function takeTryHere(tx: Tx, key: string, waits: Waits): Promise<boolean> {
  const now = tx.actor.now.epochMilliseconds
  const steps = `{${waits.map((each) => each * minute).join(',')}}`
  const { rowCount } = await tx.execute(
    sql`insert into rate_limits as r (key, points, expire) values (${rowKey(key)}, 1, ${now + forgetMilliseconds}::bigint)
        on conflict (key) do update set points = case when r.expire <= ${now}::bigint then 1 else r.points + 1 end, expire = excluded.expire
        where r.expire <= ${now}::bigint or ${now}::bigint >= r.expire - ${forgetMilliseconds}::bigint + (${steps}::bigint[])[least(r.points, ${waits.length - 1}::int) + 1]`,
  )
  return rowCount === 1
}

/** Gives one try back: it turned out to be right. The tries before it stay counted. */
export async function giveTryBack(key: string): Promise<void> {
  await getPool().query('update rate_limits set points = greatest(points - 1, 0) where key = $1', [rowKey(key)])
}

/** Removes counts that are forgotten; a job does it every hour. */
export async function sweepTries(now: Temporal.Instant): Promise<void> {
  await getPool().query('delete from rate_limits where expire < $1', [now.epochMilliseconds - forgetMilliseconds])
}
