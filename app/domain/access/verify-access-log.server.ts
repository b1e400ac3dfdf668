import type pg from 'pg'
import { sha256 } from '#app/platform/crypto.server.ts'
import { chainText, firstHash, type SealableEntry } from './log-chain.ts'
import { sealableEntries } from './seal-access-log.server.ts'

export type LogFault = 'changed' | 'removed' | 'moved' | 'unsealed'

interface Seal {
  position: string
  tenantId: string
  entryId: string
  prevHash: string
  hash: string
}

const page = 5_000

/**
 * Walks the chain from its first seal and names the first entry that was changed, removed or moved, or that has been
 * without a seal for more than a minute.
 * @param client connected as the role `sealer`.
 */
export async function verifyAccessLog(
  client: pg.ClientBase,
): Promise<{ ok: true; sealed: number } | { ok: false; fault: LogFault; entryId: string }> {
  let hash = firstHash
  let position = 0
  for (;;) {
    const { rows: seals } = await client.query<Seal>(
      `select position, tenant_id::text as "tenantId", entry_id::text as "entryId", prev_hash as "prevHash", hash
       from access_log_seals where position > $1 order by position limit ${page}`,
      [position],
    )
    if (seals.length === 0) break
    const ids = seals.map((seal) => seal.entryId)
    const { rows } = await client.query<SealableEntry>(sealableEntries('where l.id = any($1::uuid[])'), [ids])
    const entries = new Map(rows.map((entry) => [`${entry.tenantId} ${entry.entryId}`, entry]))
    for (const seal of seals) {
      if (Number(seal.position) !== position + 1 || seal.prevHash !== hash)
        return { ok: false, fault: 'moved', entryId: seal.entryId }
      const entry = entries.get(`${seal.tenantId} ${seal.entryId}`)
      if (!entry) return { ok: false, fault: 'removed', entryId: seal.entryId }
      hash = sha256(chainText(hash, entry))
      if (hash !== seal.hash) return { ok: false, fault: 'changed', entryId: seal.entryId }
      position += 1
    }
  }
  const { rows: unsealed } = await client.query<{ id: string }>(
    `select l.id::text as id from access_log l
     where not exists (select 1 from access_log_seals s where s.tenant_id = l.tenant_id and s.entry_id = l.id)
       and exists (select 1 from access_log_seals s where s.sealed_at > l.recorded_at + interval '1 minute')
     order by l.recorded_at limit 1`,
  )
  return unsealed[0] ? { ok: false, fault: 'unsealed', entryId: unsealed[0].id } : { ok: true, sealed: position }
}
