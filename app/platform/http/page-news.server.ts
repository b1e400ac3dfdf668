import pg from 'pg'
import type { Log } from '../log.server.ts'

/** What the database tells: `public_pages_changed` in the migrations writes the id of the wijk. */
const channel = 'public_pages'

/** All in milliseconds. */
export interface PageNewsPace {
  /** Between two proofs that news still comes. */
  readonly proof: number
  /** The longest wait for a proof, and for a connection. */
  readonly patience: number
  /** Before a lost connection is made again. */
  readonly retry: number
}

/** A connection that broke without a word is noticed within 4 seconds: a change must be seen within 5. */
const usual: PageNewsPace = { proof: 2_000, patience: 2_000, retry: 1_000 }

/** What hears of the news. */
export interface PageNewsHeard {
  /** News comes from now on; what changed before was not heard. */
  readonly onReady: () => void
  /** Something that public pages show of this wijk has changed. */
  readonly onChange: (tenantId: string) => void
  /** News may be missed from now on, until `onReady`. */
  readonly onLost: () => void
}

export interface PageNews {
  stop(): Promise<void>
}

/**
 * Listens, on one connection of its own, to what the database tells of public pages. It proves every two seconds that
 * news still arrives, by telling itself something the same way: a broken line, a standstill, and a pooler that hands
 * connections around (and drops what they listen to) are all noticed so. Connects again by itself, for ever.
 * @param url of the portal's own role, as `DATABASE_URL`.
 */
export function listenForPages(
  url: string,
  heard: PageNewsHeard,
  log: Pick<Log, 'warn' | 'info'>,
  pace: PageNewsPace = usual,
): PageNews {
  let stopped = false
  let wake = () => {}
  const pause = (wait: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  /** One connection, from its beginning to its end. */
  async function listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: pace.patience,
      query_timeout: pace.patience,
      application_name: 'drieluik-pages',
      keepAlive: true,
    })
    let ready = false
    let broken = false
    let proven = 0
    const breaks = () => {
      broken = true
      wake()
    }
    client.on('error', breaks)
    client.on('end', breaks)
    const own = `${channel}_${newName()}`
    client.on('notification', ({ channel: told, payload }) => {
      if (told === channel && payload) heard.onChange(payload)
      else if (told === own) proven = Number(payload)
      // Being woken is the proof: nothing else waits.
      if (told === own) wake()
    })
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      await client.query(`listen ${own}`)
      for (let turn = 1; !stopped && !broken; turn += 1) {
        await client.query('select pg_notify($1, $2)', [own, String(turn)])
        if (proven < turn) await pause(pace.patience)
        if (broken || proven < turn) break
        if (!ready) {
          ready = true
          heard.onReady()
        }
        await pause(pace.proof)
      }
    } catch (fault) {
      log.warn({ event: 'pageNews', code: (fault as { code?: string }).code ?? 'none' }, 'no news of public pages')
    } finally {
      if (ready && !stopped) heard.onLost()
      client.removeListener('end', breaks)
      // A line that hangs never says goodbye: the system ends it.
      await Promise.race([client.end().catch(() => undefined), pause(pace.patience)])
      wake()
    }
  }

  async function forEver(): Promise<void> {
    while (!stopped) {
      await listen()
      if (!stopped) await pause(pace.retry)
    }
  }
  const ended = forEver()
  return {
    async stop() {
      stopped = true
      wake()
      await ended
    },
  }
}

const newName = () => crypto.randomUUID().replaceAll('-', '')
