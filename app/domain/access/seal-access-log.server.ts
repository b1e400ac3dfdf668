import { appendFile } from 'node:fs/promises'
import { setTimeout as rest } from 'node:timers/promises'
import pg from 'pg'
import { portalClock } from '#app/platform/clock.server.ts'
import { getEnv } from '#app/platform/env.server.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import { describeFault, log } from '#app/platform/log.server.ts'
import { chainText, firstHash, witnessLine, type SealableEntry, type Witnessed } from './log-chain.ts'
import { currentFormat, sealableEntries, withObjects } from './sealable-entries.server.ts'

/** Two sealers at once would fork the chain; this number is "who seals". */
const sealLock = 760_413_205
const batch = 2_000

/**
 * How far before the last seal a round looks, in seconds. A transaction writes its entries at its end, so it commits within
 * moments; `late` finds those of one that stalled there (the pool breaks it off after half a minute), `first` those of a
 * sealer that was away.
 */
export const lookBack = { usual: 10, late: 120, first: 86_400 } as const

interface Head {
  position: string
  hash: string
  written_at: string | null
}

async function insertSeals(client: pg.ClientBase, head: Head | undefined, entries: readonly SealableEntry[]) {
  let [hash, position] = [head?.hash ?? firstHash, Number(head?.position ?? 0)]
  const seals = entries.map((entry) => {
    const prevHash = hash
    hash = sha256(chainText(prevHash, entry))
    position += 1
    const { tenantId: tenant_id, entryId: entry_id, recordedAt: recorded_at } = entry
    return { position, tenant_id, entry_id, recorded_at, prev_hash: prevHash, hash }
  })
  await client.query(
    `insert into access_log_seals (position, tenant_id, entry_id, recorded_at, prev_hash, hash, sealed_at, format)
     select s.*, clock_timestamp(), $2::smallint from json_to_recordset($1::json)
       as s (position bigint, tenant_id uuid, entry_id uuid, recorded_at timestamptz, prev_hash text, hash text)`,
    [JSON.stringify(seals), currentFormat],
  )
  return { position, hash, entryId: entries.at(-1)!.entryId }
}

/**
 * Chains at most one batch of committed entries, in the order in which the database took them in.
 * @param lookBackSeconds before the entry that was sealed last.
 * @returns how many, fewer than a batch means that all are sealed; and the new head, null when there is none.
 */
export async function sealOnce(
  client: pg.ClientBase,
  lookBackSeconds: number = lookBack.late,
): Promise<{ sealed: number; head: Witnessed | null }> {
  await client.query('begin')
  try {
    const { rows: locks } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
      sealLock,
    ])
    if (!locks[0]?.mine) {
      await client.query('rollback')
      return { sealed: 0, head: null }
    }
    const { rows: heads } = await client.query<Head>(
      `select s.position, s.hash, coalesce((select l.written_at from access_log l where l.tenant_id = s.tenant_id
         and l.recorded_at = s.recorded_at and l.id = s.entry_id), s.sealed_at)::text as written_at
       from access_log_seals s order by s.position desc limit 1`,
    )
    const { rows } = await client.query<SealableEntry>(
      `${sealableEntries(`where l.written_at >= coalesce($1::timestamptz - make_interval(secs => $2), '-infinity')
        and not exists (select 1 from access_log_seals s where s.tenant_id = l.tenant_id and s.entry_id = l.id)`)}
       order by l.written_at, l.id limit $3`,
      [heads[0]?.written_at ?? null, lookBackSeconds, batch],
    )
    const head = rows.length > 0 ? await insertSeals(client, heads[0], await withObjects(client, rows)) : null
    await client.query('commit')
    return { sealed: rows.length, head }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** Writes the head of the chain where the database's owner can't reach, by setting. */
async function witness(head: Witnessed): Promise<void> {
  const file = getEnv().SEAL_WITNESS_FILE
  if (file) await appendFile(file, witnessLine(portalClock().now().toString(), head), { mode: 0o600 })
}

const everyMilliseconds = 1_000
/** After a full batch it rests for so many times as long as that took: those who write go first, also on a busy day. */
const restPerBatch = 2
const lateEveryRounds = 60

/** Seals every second, with a connection of its own role. Survives a database that is away. */
export function startSealer(): { stop(): Promise<void> } {
  const pool = new pg.Pool({
    connectionString: getEnv().DATABASE_SEALER_URL,
    max: 1,
    options: '-c timezone=UTC',
    connectionTimeoutMillis: 5_000,
  })
  // A broken connection is told by the round that it broke; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const stopping = new AbortController()
  let busy = false
  let rounds = 0
  let running: Promise<void> = Promise.resolve()
  const pause = (milliseconds: number) =>
    rest(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
  const round = async (): Promise<void> => {
    const client = await pool.connect()
    try {
      const back = rounds === 0 ? lookBack.first : rounds % lateEveryRounds === 0 ? lookBack.late : lookBack.usual
      let sealed: number
      do {
        const began = performance.now()
        const once = await sealOnce(client, back)
        sealed = once.sealed
        if (once.head) await witness(once.head)
        if (sealed === batch) await pause((performance.now() - began) * restPerBatch)
      } while (sealed === batch && !stopping.signal.aborted)
      rounds += 1
    } finally {
      client.release()
    }
  }
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = round()
      .catch((error: unknown) => log.warn(describeFault(error), 'the access log was not sealed; tried again'))
      .finally(() => {
        busy = false
      })
  }, everyMilliseconds)
  return {
    stop: async () => {
      stopping.abort()
      clearInterval(timer)
      await running
      await pool.end()
    },
  }
}
