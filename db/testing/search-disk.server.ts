import pg from 'pg'
import { withClient, withDatabase } from '../roles.server.ts'

/** The ways in which a text may stand on a disk: as it is, in base64 at each alignment, in hex, and as in an address. */
export function formsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8')
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // Letters that also hold bits of a neighbour are left out.
    const from = [0, 2, 3][shift] ?? 0
    return whole.slice(from, ((shift + bytes.length) * 8) % 6 === 0 ? undefined : -1)
  })
  const url = base64.map((each) => each.replaceAll('+', '-').replaceAll('/', '_'))
  const hex = bytes.toString('hex')
  const forms = [text, ...base64, ...url, hex, hex.toUpperCase(), encodeURIComponent(text)]
  return [...new Set(forms)].map((form) => Buffer.from(form, 'utf8'))
}

const isWord = (byte: number | undefined) => byte !== undefined && /[0-9A-Za-z.:-]/.test(String.fromCharCode(byte))

/** Whether the bytes hold a text in any form; one of six digits only where it stands by itself, not inside a number. */
export function holds(where: Buffer, text: string): boolean {
  const alone = /^\d{6}$/.test(text)
  return formsOf(text).some((form, at) => {
    for (let found = where.indexOf(form); found >= 0; found = where.indexOf(form, found + 1)) {
      if (!alone || at > 0) return true
      if (!isWord(where[found - 1]) && !isWord(where[found + form.length])) return true
    }
    return false
  })
}

export interface DiskPart {
  /** The path under the data folder. */
  readonly file: string
  readonly bytes: Buffer
}

const chunk = 16 * 1024 * 1024
const overlap = 4 * 1024

/**
 * Everything that a database has on disk: its own files, the folder that all databases share, and the write-ahead log
 * since `from`. Read through the server, as its superuser: so it works wherever the server runs and whoever owns its
 * files, also on another machine. Call it after `flush`.
 */
export async function* readDisk(adminUrl: string, database: string, from: string): AsyncGenerator<DiskPart> {
  const client = new pg.Client({ connectionString: withDatabase(adminUrl, database) })
  await client.connect()
  try {
    const { rows } = await client.query<{ file: string; size: string }>(
      `select folder || '/' || name as file, size from (
         select 'base/' || d.oid as folder from pg_database d where d.datname = current_database() union all select 'global') f,
         lateral (select n.name, (pg_stat_file(f.folder || '/' || n.name, true)).size from pg_ls_dir(f.folder) as n (name)) l
       where size > 0
       union all
       select 'pg_wal/' || name, size from pg_ls_waldir()
       where name ~ '^[0-9A-F]{24}$' and name >= $1 and name <= pg_walfile_name(pg_current_wal_lsn())`,
      [from],
    )
    for (const { file, size } of rows) {
      for (let at = 0; at < Number(size); at += chunk) {
        const part = await client.query<{ bytes: Buffer | null }>(
          'select pg_read_binary_file($1, $2, $3, true) as bytes',
          [file, at, chunk + overlap],
        )
        const bytes = part.rows[0]?.bytes
        if (bytes) yield { file, bytes }
      }
    }
  } finally {
    await client.end()
  }
}

/**
 * Holds the write-ahead log from here on, whatever checkpoints other tests cause, until `letGo`.
 * @returns the segment that is being written.
 */
export async function holdWal(adminUrl: string): Promise<{ from: string; letGo: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [`secrets_${process.pid}`])
  const { rows } = await client.query<{ name: string }>('select pg_walfile_name(pg_current_wal_insert_lsn()) as name')
  return { from: rows[0]?.name ?? '', letGo: () => client.end() }
}

/** Brings everything that the server has in memory to its files. */
export async function flush(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    await admin.query('checkpoint')
    await admin.query('select pg_switch_wal()')
    await admin.query('checkpoint')
  })
}
