import pg from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import { newestKey, type KeyRing } from '#app/platform/key-ring.ts'
import { seal, SealBroken, unseal } from '#app/platform/sealed-values.server.ts'
import { checkKeysWith, keysInUse, type KeyInUse } from '#db/key-check.server.ts'
import { withClient } from '#db/roles.server.ts'
import { sealedColumns, type SealedColumn } from './sealed-columns.server.ts'

const { escapeIdentifier: quote } = pg

export interface Rotation {
  /** The key that sealed everything. */
  readonly newest: string
  /** How many values were sealed anew. */
  readonly sealed: number
  /** Where older keys are still in use; empty when all went well. */
  readonly left: readonly KeyInUse[]
  /** How many values could not be opened: they were changed by somebody else than the portal. */
  readonly broken: number
}

interface Row {
  readonly id: string
  readonly sealed: string | null
  readonly clear: string | null
}

const settings = `select set_config('app.tenant', $1, true), set_config('app.kind', 'system', true), set_config('app.now', $2, true)`

/** Rows of which something isn't sealed or hashed with the newest key. A row that somebody holds waits for the next round. */
function staleRows({ table, column, id, search, clear }: SealedColumn): string {
  const keyOf = (name: string) => `split_part(${quote(name)}, '.', 2)`
  const stale = [column, ...(search ? [search.column] : [])].map(
    (name) => `(${quote(name)} is not null and ${keyOf(name)} <> $2)`,
  )
  if (clear) stale.push(`${quote(clear)} is not null`)
  const key = quote(id.column)
  return `select ${key}::text as id, ${quote(column)} as sealed, ${clear ? quote(clear) : 'null'} as clear from ${quote(table)}
    where tenant_id = $1 and (${stale.join(' or ')}) and ($3::${id.type} is null or ${key} > $3::${id.type})
    order by ${key} limit $4 for update skip locked`
}

function replaceRows({ table, column, id, search, clear }: SealedColumn): string {
  const changes = [`${quote(column)} = n.sealed`]
  if (search) changes.push(`${quote(search.column)} = n.hash`)
  if (clear) changes.push(`${quote(clear)} = null`)
  return `update ${quote(table)} t set ${changes.join(', ')}
    from unnest($2::${id.type}[], $3::text[], $4::text[]) as n (id, sealed, hash)
    where t.tenant_id = $1 and t.${quote(id.column)} = n.id`
}

/** One batch in a transaction of its own: what is broken off leaves nothing half done. */
async function sealBatch(
  client: pg.ClientBase,
  of: SealedColumn,
  {
    tenantId,
    ring,
    now,
    after,
    size,
  }: { tenantId: string; ring: KeyRing; now: string; after: string | null; size: number },
): Promise<{ last: string | null; sealed: number; broken: number }> {
  const renew = (row: Row) => {
    const place = of.place(tenantId, row.id)
    try {
      const plain = row.sealed === null ? row.clear : unseal(row.sealed, place, ring)
      if (plain === null) return []
      return [{ id: row.id, sealed: seal(plain, place, ring), hash: of.search?.hash(tenantId, plain, ring) ?? null }]
    } catch (error) {
      if (error instanceof SealBroken) return []
      throw error
    }
  }
  await client.query('begin')
  try {
    await client.query(settings, [tenantId, now])
    const { rows } = await client.query<Row>(staleRows(of), [tenantId, newestKey(ring).id, after, size])
    const renewed = rows.flatMap(renew)
    const columns = [renewed.map(({ id }) => id), renewed.map(({ sealed }) => sealed), renewed.map(({ hash }) => hash)]
    if (renewed.length > 0) await client.query(replaceRows(of), [tenantId, ...columns])
    await client.query('commit')
    return { last: rows.at(-1)?.id ?? null, sealed: renewed.length, broken: rows.length - renewed.length }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function hasClear(client: pg.ClientBase, tenantId: string, now: string): Promise<KeyInUse[]> {
  const found: KeyInUse[] = []
  await client.query('begin')
  await client.query(settings, [tenantId, now])
  for (const { table, clear } of sealedColumns) {
    if (!clear) continue
    const sql = `select exists (select from ${quote(table)} where tenant_id = $1 and ${quote(clear)} is not null) as some`
    const { rows } = await client.query<{ some: boolean }>(sql, [tenantId])
    if (rows[0]?.some) found.push({ place: `${table}.${clear}`, keyId: 'none (in clear)' })
  }
  await client.query('commit')
  return found
}

/**
 * Seals everything anew with the newest key of the ring, while the portal runs: in small transactions, past rows that
 * somebody holds, round after round until nothing is under another key. What is still in clear is sealed too. May be
 * broken off at any moment and run again.
 * @param given.url of the portal's own role.
 * @param given.batch values in one transaction.
 * @param given.onProgress told after each batch how many values were sealed so far.
 * @throws StartProblem when a key that is in use is missing, or is another key under that name.
 */
export async function rotateKeys(given: {
  url: string
  ring: KeyRing
  now: Temporal.Instant
  batch?: number
  rounds?: number
  onProgress?: (sealed: number) => void
}): Promise<Rotation> {
  const { ring, batch: size = 500, rounds = 20 } = given
  const now = given.now.toString()
  const newest = newestKey(ring).id
  return withClient(given.url, async (client) => {
    await checkKeysWith(client, ring)
    const tenants = (await client.query<{ id: string }>('select id from tenants order by id')).rows
    let sealed = 0
    for (let round = 1; ; round += 1) {
      let broken = 0
      for (const { id: tenantId } of tenants) {
        for (const column of sealedColumns) {
          let after: string | null = null
          do {
            const batch = await sealBatch(client, column, { tenantId, ring, now, after, size })
            sealed += batch.sealed
            broken += batch.broken
            if (batch.sealed > 0) given.onProgress?.(sealed)
            after = batch.last
          } while (after !== null)
        }
      }
      const left = (await keysInUse(client)).filter(({ keyId }) => keyId !== newest)
      for (const { id } of tenants) left.push(...(await hasClear(client, id, now)))
      if (left.length === 0 || round === rounds) return { newest, sealed, left, broken }
      await sleep(200)
    }
  })
}
