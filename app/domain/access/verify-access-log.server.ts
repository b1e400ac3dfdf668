import type pg from 'pg'
import { sha256 } from '#app/platform/crypto.server.ts'
import { chainText, firstHash, type SealableEntry, type Witnessed } from './log-chain.ts'
import { findSealed, liveLog, retiredLog, type SealedPlace } from './sealable-entries.server.ts'

/**
 * `changed`: the entry, or a resident it shows, is not what was sealed. `removed`: the entry is gone, or at this place seals
 * are. `moved`: the seals were put in another order. `rewritten`: the chain agrees with itself, not with what the witness saw
 * of it. `unsealed`: an entry has been without a seal for more than a minute.
 */
export type LogFault = 'changed' | 'removed' | 'moved' | 'rewritten' | 'unsealed'

export type Verified =
  | { readonly ok: true; readonly sealed: number; readonly witnessed: number; readonly byHashAlone: number }
  | { readonly ok: false; readonly fault: LogFault; readonly position: number; readonly entryId: string }

interface Seal extends SealedPlace {
  readonly position: string
  readonly prevHash: string
  readonly hash: string
  readonly format: number
  /** First day of the month that the entry lies in. */
  readonly month: string | null
}

const page = 5_000
const keyOf = ({ tenantId, entryId }: { tenantId: string; entryId: string }) => `${tenantId} ${entryId}`

/** Months that were taken out of the log, and whether their tables are gone. */
type Retired = ReadonlyMap<string, { readonly dropped: boolean }>

async function readRetired(client: pg.ClientBase): Promise<Retired> {
  const { rows } = await client.query<{ month: string; dropped: boolean }>(
    `select to_char(month, 'YYYY-MM-DD') as month, dropped_at is not null as dropped from log_archive.months`,
  )
  return new Map(rows.map(({ month, dropped }) => [month, { dropped }]))
}

async function readSeals(client: pg.ClientBase, after: number): Promise<Seal[]> {
  const { rows } = await client.query<Seal>(
    `select position, tenant_id::text as "tenantId", entry_id::text as "entryId", recorded_at::text as "recordedAt",
       to_char(recorded_at at time zone 'UTC', 'YYYY-MM-01') as month, prev_hash as "prevHash", hash, format
     from access_log_seals where position > $1 order by position limit ${page}`,
    [after],
  )
  return rows
}

async function readEntries(client: pg.ClientBase, seals: readonly Seal[], retired: Retired) {
  const entries = new Map<string, SealableEntry>()
  const retiredMonth = ({ month }: Seal) => (month !== null && retired.has(month) ? month : null)
  const kept = seals.filter((seal) => !retired.get(seal.month ?? '')?.dropped)
  for (const some of Map.groupBy(kept, (seal) => `${retiredMonth(seal)} ${seal.format}`).values()) {
    const month = retiredMonth(some[0]!)
    const tables = month ? retiredLog(month) : liveLog
    for (const entry of await findSealed(client, some, tables, some[0]!.format)) entries.set(keyOf(entry), entry)
  }
  return entries
}

/** Compares the chain with what the witness saw of it, in step with the walk. */
function followWitness(client: pg.ClientBase, witness: AsyncIterable<Witnessed> | null) {
  const lines = witness?.[Symbol.asyncIterator]()
  let next: Witnessed | null = null
  let seen = 0
  const read = async () => {
    const line = await lines?.next()
    next = line && !line.done ? line.value : null
  }
  const wrong = ({ position, entryId }: Witnessed) => ({ ok: false, fault: 'rewritten', position, entryId }) as const
  return {
    start: read,
    /** Two processes that seal may write their lines in the other order: those are looked up. */
    async at(position: number, hash: string): Promise<Verified | null> {
      while (next && next.position <= position) {
        const { rows } =
          next.position === position
            ? { rows: [{ hash }] }
            : await client.query<{ hash: string }>('select hash from access_log_seals where position = $1', [
                next.position,
              ])
        if (rows[0]?.hash !== next.hash) return wrong(next)
        seen += 1
        await read()
      }
      return null
    },
    /** What the witness saw beyond the last seal was removed together with its seals. */
    end: (): Verified | null => (next ? { ...wrong(next), fault: 'removed' } : null),
    seen: () => seen,
    close: async () => void (await lines?.return?.()),
  }
}

/** The entry that has waited for its seal longest, when that is more than a minute. */
async function findUnsealed(client: pg.ClientBase, sealedInLog: number): Promise<string | null> {
  const { rows: counts } = await client.query<{ entries: string }>('select count(*) as entries from access_log')
  if (Number(counts[0]?.entries) === sealedInLog) return null
  const { rows } = await client.query<{ id: string }>(
    `select l.id::text as id from access_log l where l.written_at < now() - interval '1 minute'
       and not exists (select 1 from access_log_seals s where s.tenant_id = l.tenant_id and s.entry_id = l.id)
     order by l.written_at, l.id limit 1`,
  )
  return rows[0]?.id ?? null
}

async function walk(
  client: pg.ClientBase,
  seen: ReturnType<typeof followWitness>,
  onProgress: (position: number) => void,
): Promise<Verified> {
  const retired = await readRetired(client)
  let [hash, position, byHashAlone, inLog] = [firstHash, 0, 0, 0]
  for (;;) {
    const seals = await readSeals(client, position)
    if (seals.length === 0) break
    const entries = await readEntries(client, seals, retired)
    for (const seal of seals) {
      const broken = (fault: LogFault): Verified => ({
        ok: false,
        fault,
        position: position + 1,
        entryId: seal.entryId,
      })
      if (Number(seal.position) !== position + 1) return broken('removed')
      if (seal.prevHash !== hash) return broken('moved')
      if (retired.get(seal.month ?? '')?.dropped) {
        hash = seal.hash
        byHashAlone += 1
      } else {
        const entry = entries.get(keyOf(seal))
        if (!entry) return broken('removed')
        hash = sha256(chainText(hash, entry))
        if (hash !== seal.hash) return broken('changed')
        if (!retired.has(seal.month ?? '')) inLog += 1
      }
      position += 1
      const otherwise = await seen.at(position, hash)
      if (otherwise) return otherwise
    }
    onProgress(position)
  }
  const beyond = seen.end()
  if (beyond) return beyond
  const unsealed = await findUnsealed(client, inLog)
  if (unsealed) return { ok: false, fault: 'unsealed', position: position + 1, entryId: unsealed }
  return { ok: true, sealed: position, witnessed: seen.seen(), byHashAlone }
}

/**
 * Walks the chain from its first seal, in pages, and names the first entry that was changed, removed or moved, or that has
 * been without a seal for more than a minute. Months that were taken out are walked as well; of a month that was dropped only
 * the hashes are left to walk.
 * @param client connected as the role `sealer`.
 * @param given.witness what the witness saw, opened before this call (`openWitness`): finds the newest entries gone together
 * with their seals, and a chain that was made anew.
 */
export async function verifyAccessLog(
  client: pg.ClientBase,
  given: { witness?: AsyncIterable<Witnessed> | null; onProgress?: (position: number) => void } = {},
): Promise<Verified> {
  const seen = followWitness(client, given.witness ?? null)
  await client.query('begin isolation level repeatable read read only')
  try {
    await seen.start()
    return await walk(client, seen, given.onProgress ?? (() => undefined))
  } finally {
    await client.query('rollback')
    await seen.close()
  }
}
