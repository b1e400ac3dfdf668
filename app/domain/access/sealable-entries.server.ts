import type pg from 'pg'
import type { SealableEntry } from './log-chain.ts'

/** Seals that are made now; the fields of earlier formats stay known, so that their seals stay verifiable. */
export const currentFormat = 2

const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Format 1: one text for all residents shown. */
const fieldsBefore = `array[${utc('l.recorded_at')}, l.event_code, l.action, l.event_type, l.outcome, l.checks, l.user_id, l.user_name, l.role_code,
  l.portal_role, l.is_requestor::text, l.resource, l.query, l.request_id, l.source_id,
  (select string_agg(concat_ws('/', o.object_id, o.object_id_type, o.object_detail, o.authorization_protocol, o.consent_profile,
      ${utc('o.recorded_at')}), ',' order by o.object_id, o.object_detail)
    from @objects o where o.tenant_id = l.tenant_id and o.recorded_at = l.recorded_at and o.entry_id = l.id)]`

/** Format 2: every field of the entry; `withObjects` adds six of each resident shown. */
const fieldsNow = `array[${utc('l.recorded_at')}, ${utc('l.written_at')}, l.event_code, l.action, l.event_type, l.outcome, l.checks,
  l.user_id, l.login_id, l.user_name, l.role_code, l.portal_role, l.is_requestor::text, l.responsible_user_id, l.responsible_user_name,
  l.responsible_role_code, l.access_point_type, l.access_point_id, l.purpose_of_use, l.resource, l.query, l.request_id, l.source_id]`

const fieldsOf: Readonly<Record<number, string>> = { 1: fieldsBefore, 2: fieldsNow }

/** Where entries lie: in the log, or in a month that was taken out of it. */
export interface LogTables {
  readonly entries: string
  readonly objects: string
}
export const liveLog: LogTables = { entries: 'access_log', objects: 'access_log_objects' }

/** The tables of a month that was taken out. @param month its first day, `YYYY-MM-01`. */
export function retiredLog(month: string): LogTables {
  const [, year, number] = /^(\d{4})-(\d{2})-01$/.exec(month) ?? []
  if (!year || !number) throw new TypeError('a month is named by its first day')
  return {
    entries: `log_archive.access_log_${year}_${number}`,
    objects: `log_archive.access_log_objects_${year}_${number}`,
  }
}

/** The fields of entries in the order of the chain, without the residents shown in format 2; `where` chooses which. */
export function sealableEntries(where: string, { entries, objects }: LogTables = liveLog, format = currentFormat) {
  const fields = fieldsOf[format]
  if (!fields) throw new TypeError('no seal was ever made in this format')
  return `select l.tenant_id::text as "tenantId", l.id::text as "entryId", l.recorded_at::text as "recordedAt",
    to_json(${fields.replaceAll('@objects', objects)}) as fields from ${entries} l ${where}`
}

const keyOf = ({ tenantId, entryId }: { tenantId: string; entryId: string }) => `${tenantId} ${entryId}`

interface ShownRow {
  readonly tenantId: string
  readonly entryId: string
  readonly fields: readonly (string | null)[]
}

/**
 * Adds the residents that entries show to their fields, by id and part: the second half of format 2. One question for all, as
 * one for each entry would look into every month each time.
 */
export async function withObjects(
  client: pg.ClientBase,
  entries: readonly SealableEntry[],
  { objects }: LogTables = liveLog,
): Promise<SealableEntry[]> {
  const { rows } = await client.query<ShownRow>(
    `select o.tenant_id::text as "tenantId", o.entry_id::text as "entryId", to_json(array[o.object_id::text, o.object_id_type, o.object_detail,
       o.authorization_protocol, o.consent_profile, ${utc('o.recorded_at')}]) as fields
     from ${objects} o join unnest($1::uuid[], $2::timestamptz[], $3::uuid[]) e (tenant_id, recorded_at, entry_id)
       on o.tenant_id = e.tenant_id and o.recorded_at = e.recorded_at and o.entry_id = e.entry_id
     where o.recorded_at between (select min(t) from unnest($2::timestamptz[]) t) and (select max(t) from unnest($2::timestamptz[]) t)`,
    placeColumns(entries),
  )
  const shown = Map.groupBy(rows, keyOf)
  const order = ({ fields: [id, , detail] }: ShownRow) => `${id} ${detail}`
  return entries.map((entry) => {
    const its = shown.get(keyOf(entry)) ?? []
    const sorted = its.length > 1 ? [...its].sort((one, other) => (order(one) < order(other) ? -1 : 1)) : its
    return { ...entry, fields: [...entry.fields, ...sorted.flatMap(({ fields }) => fields)] }
  })
}

/** A seal's entry, as far as the seal says where it lies. */
export interface SealedPlace {
  readonly tenantId: string
  readonly entryId: string
  /** As PostgreSQL writes it; null for a seal from before there were months. */
  readonly recordedAt: string | null
}

const placeColumns = (places: readonly SealedPlace[]) => [
  places.map(({ tenantId }) => tenantId),
  places.map(({ recordedAt }) => recordedAt),
  places.map(({ entryId }) => entryId),
]

/** Looks up the entries of seals; those that are gone are left out. */
export async function findSealed(
  client: pg.ClientBase,
  places: readonly SealedPlace[],
  tables: LogTables,
  format: number,
): Promise<SealableEntry[]> {
  const found: SealableEntry[] = []
  const dated = places.filter(({ recordedAt }) => recordedAt !== null)
  if (dated.length > 0) {
    const where = `join unnest($1::uuid[], $2::timestamptz[], $3::uuid[]) e (tenant_id, recorded_at, id)
        on l.tenant_id = e.tenant_id and l.recorded_at = e.recorded_at and l.id = e.id
      where l.tenant_id = any($1::uuid[]) and l.recorded_at between (select min(t) from unnest($2::timestamptz[]) t) and (select max(t) from unnest($2::timestamptz[]) t)`
    const { rows } = await client.query<SealableEntry>(sealableEntries(where, tables, format), placeColumns(dated))
    found.push(...rows)
  }
  const undated = places.filter(({ recordedAt }) => recordedAt === null).map(({ entryId }) => entryId)
  if (undated.length > 0) {
    const where = 'where l.id = any($1::uuid[])'
    found.push(...(await client.query<SealableEntry>(sealableEntries(where, tables, format), [undated])).rows)
  }
  return format === 1 ? found : withObjects(client, found, tables)
}
