import type pg from 'pg'
import type { Temporal } from 'temporal-polyfill'
import { getPool } from '#db/client.server.ts'
import { portalClock } from '#app/platform/clock.server.ts'
import { getEnv } from '#app/platform/env.server.ts'
import { describeFault, log } from '#app/platform/log.server.ts'

/** A year and a month: a portal whose upkeep stands still for a year still writes into the right month. */
const monthsAhead = 13

/** One question as the portal itself, which the doors ask for; the log is of all wijken, so no wijk is named. */
async function asPortal<T>(now: Temporal.Instant, ask: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await getPool().connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.kind', 'system', true), set_config('app.now', $1, true)`, [
      now.toString(),
    ])
    // A month is counted before it is taken out, and may be long.
    await client.query(`set local statement_timeout = '10min'`)
    const answer = await ask(client)
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/**
 * Makes the months of the log that are near, also those that were missed while no portal ran, and takes out those that are
 * older than the term (DOS-7, LOG-2). Running it again changes nothing; two at once don't hinder each other.
 * @param given.years how long entries stay, five at least: the database holds to that.
 * @returns how many months were made, and which were taken out, oldest first (`YYYY-MM-01`).
 * @throws the database's error when it had to wait too long for writers, or when an entry of a month that is due has no seal.
 */
export async function keepAccessLog(given: {
  now: Temporal.Instant
  years: number
}): Promise<{ made: number; retired: string[] }> {
  const made = await asPortal(given.now, async (client) => {
    const { rows } = await client.query<{ made: number }>('select access_log_prepare($1) as made', [monthsAhead])
    return rows[0]?.made ?? 0
  })
  const retired: string[] = []
  for (;;) {
    const month = await asPortal(given.now, async (client) => {
      const { rows } = await client.query<{ month: string | null }>('select access_log_retire($1)::text as month', [
        given.years,
      ])
      return rows[0]?.month ?? null
    })
    if (month === null) return { made, retired }
    retired.push(month)
  }
}

const everyMilliseconds = 60 * 60 * 1_000

/** Keeps the log at once and then every hour. What fails is told and tried again. */
export function startLogKeeper(): { stop(): Promise<void> } {
  const round = () =>
    keepAccessLog({ now: portalClock().now(), years: getEnv().LOG_KEEP_YEARS })
      .then(({ retired }) => {
        if (retired.length > 0) log.info({ months: retired }, 'months were taken out of the access log')
      })
      .catch((error: unknown) => log.warn(describeFault(error), 'the access log was not kept; tried again'))
  let running: Promise<void> = round()
  const timer = setInterval(() => {
    running = running.then(round)
  }, everyMilliseconds)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
