import { appendFile } from 'node:fs/promises'
import pg from 'pg'
import { portalClock } from '#app/platform/clock.server.ts'
import { getEnv } from '#app/platform/env.server.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import { describeFault, log } from '#app/platform/log.server.ts'
import { chainText, firstHash, type SealableEntry } from './log-chain.ts'

/** Two sealers at once would fork the chain; this number is "who seals". */
const sealLock = 760_413_205
const batch = 2_000
/** Transactions that were open when the last seal was made may commit entries with an earlier time. */
const overlapMinutes = 15

const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** The fields of entries in the order of the chain; `where` chooses which. */
export const sealableEntries = (where: string) => `
  select l.tenant_id::text as "tenantId", l.id::text as "entryId",
    array[${utc('l.recorded_at')}, l.event_code, l.action, l.event_type, l.outcome, l.checks, l.user_id, l.user_name, l.role_code,
      l.portal_role, l.is_requestor::text, l.resource, l.query, l.request_id, l.source_id,
      (select string_agg(concat_ws('/', o.object_id, o.object_id_type, o.object_detail, o.authorization_protocol, o.consent_profile,
          ${utc('o.recorded_at')}), ',' order by o.object_id, o.object_detail)
        from access_log_objects o where o.tenant_id = l.tenant_id and o.entry_id = l.id)] as fields
  from access_log l ${where}`

/** Chains at most one batch of committed entries. @returns how many; fewer than a batch means that all are sealed. */
export async function sealOnce(client: pg.ClientBase): Promise<{ sealed: number; head: string }> {
  await client.query('begin')
  try {
    const { rows: locks } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
      sealLock,
    ])
    const { rows: heads } = await client.query<{ position: string; hash: string; recorded_at: string | null }>(
      `select s.position, s.hash, l.recorded_at::text from access_log_seals s
       left join access_log l on l.tenant_id = s.tenant_id and l.id = s.entry_id order by s.position desc limit 1`,
    )
    let { hash, position } = { hash: heads[0]?.hash ?? firstHash, position: Number(heads[0]?.position ?? 0) }
    if (!locks[0]?.mine) {
      await client.query('rollback')
      return { sealed: 0, head: hash }
    }
    const { rows } = await client.query<SealableEntry>(
      `${sealableEntries(`where l.recorded_at >= coalesce($1::timestamptz - make_interval(mins => $2), '-infinity')
        and not exists (select 1 from access_log_seals s where s.tenant_id = l.tenant_id and s.entry_id = l.id)`)}
       order by l.recorded_at, l.id limit $3`,
      [heads[0]?.recorded_at ?? null, overlapMinutes, batch],
    )
    const seals = rows.map((entry) => {
      const prevHash = hash
      hash = sha256(chainText(prevHash, entry))
      position += 1
      return { position, tenant_id: entry.tenantId, entry_id: entry.entryId, prev_hash: prevHash, hash }
    })
    if (seals.length > 0) {
      await client.query(
        `insert into access_log_seals (position, tenant_id, entry_id, prev_hash, hash, sealed_at)
         select s.*, clock_timestamp() from json_to_recordset($1::json)
           as s (position bigint, tenant_id uuid, entry_id uuid, prev_hash text, hash text)`,
        [JSON.stringify(seals)],
      )
    }
    await client.query('commit')
    return { sealed: seals.length, head: hash }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** Writes the head of the chain where the database's owner can't reach, by setting. */
async function witness(head: string, position: number): Promise<void> {
  const file = getEnv().SEAL_WITNESS_FILE
  if (file) await appendFile(file, `${portalClock().now().toString()} ${position} ${head}\n`, { mode: 0o600 })
}

const everyMilliseconds = 1_000

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
  let stopped = false
  let sealedSoFar = 0
  let running: Promise<void> = Promise.resolve()
  const round = async (): Promise<void> => {
    const client = await pool.connect()
    try {
      let sealed: number
      do {
        const once = await sealOnce(client)
        sealed = once.sealed
        sealedSoFar += sealed
        if (sealed > 0) await witness(once.head, sealedSoFar)
      } while (sealed === batch && !stopped)
    } finally {
      client.release()
    }
  }
  const timer = setInterval(() => {
    running = running
      .then(round)
      .catch((error: unknown) => log.warn(describeFault(error), 'the access log was not sealed; tried again'))
  }, everyMilliseconds)
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
      await pool.end()
    },
  }
}
