import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sealOnce } from '#app/domain/access/seal-access-log.server.ts'
import { verifyAccessLog } from '#app/domain/access/verify-access-log.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { migrate } from './migrate.server.ts'
import { prepareRoles, withClient, type RoleUrls } from './roles.server.ts'
import { dropDatabase } from './testing/clone-database.server.ts'
import { roleUrlsOn } from './testing/test-server.server.ts'

/** What the log was before it was divided by month. */
const lastBefore = '0012_emergency'
const name = `drieluik_log_${process.pid}`
const tenantId = newId()
let urls: RoleUrls
let folder: string
let journal: string

beforeAll(async () => {
  urls = roleUrlsOn(inject('adminUrl'), name)
  await prepareRoles(inject('adminUrl'), urls)
  folder = await mkdtemp(join(tmpdir(), 'drieluik-migrations-'))
  await cp(join(import.meta.dirname, 'migrations'), folder, { recursive: true })
  journal = await readFile(join(folder, 'meta/_journal.json'), 'utf8')
  const { entries, ...head } = JSON.parse(journal) as { entries: { tag: string }[] }
  const before = entries.slice(0, entries.findIndex(({ tag }) => tag === lastBefore) + 1)
  await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ ...head, entries: before }))
  await migrate({ ownerUrl: urls.owner, workerUrl: urls.worker, folder })
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await dropDatabase(inject('adminUrl'), name)
})

/** As the version before writes one. */
async function write(client: pg.ClientBase, at: string): Promise<void> {
  const id = newId()
  await client.query('begin')
  await client.query(`select set_config('app.tenant', $1, true), set_config('app.kind', 'system', true)`, [tenantId])
  await client.query(
    `insert into access_log (tenant_id, id, recorded_at, event_code, action, outcome, checks, user_id, role_code, portal_role, resource, request_id, source_id)
     values ($1, $2, $3, '110110', 'R', 'success', 'TTFF', 'system', '07', 'SYSTEM', 'contact', 'r', 'drieluik')`,
    [tenantId, id, at],
  )
  await client.query(
    `insert into access_log_objects (tenant_id, entry_id, object_id, authorization_protocol, recorded_at) values ($1, $2, $1, 'p', $3)`,
    [tenantId, id, at],
  )
  await client.query('commit')
}

/** Chains all entries as the version before did: format 1, without the time of the entry. */
const sealAsBefore = `
  with recursive entries as (
    select row_number() over (order by l.recorded_at, l.id) as position, l.tenant_id, l.id, array_to_string(array(
      select coalesce(length(f)::text || ':' || f, '-') from unnest(array[l.tenant_id::text, l.id::text,
        to_char(l.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), l.event_code, l.action, l.event_type, l.outcome, l.checks,
        l.user_id, l.user_name, l.role_code, l.portal_role, l.is_requestor::text, l.resource, l.query, l.request_id, l.source_id,
        (select string_agg(concat_ws('/', o.object_id, o.object_id_type, o.object_detail, o.authorization_protocol, o.consent_profile,
          to_char(o.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), ',' order by o.object_id, o.object_detail)
          from access_log_objects o where o.entry_id = l.id)]) f), '|') as text
    from access_log l
  ), chain as (
    select 0::bigint as position, null::uuid as tenant_id, null::uuid as entry_id, null::text as prev_hash, repeat('0', 64) as hash
    union all
    select e.position, e.tenant_id, e.id, c.hash, encode(sha256(convert_to('64:' || c.hash || '|' || e.text, 'UTF8')), 'hex')
    from chain c join entries e on e.position = c.position + 1
  )
  insert into access_log_seals (position, tenant_id, entry_id, prev_hash, hash, sealed_at)
  select position, tenant_id, entry_id, prev_hash, hash, now() from chain where position > 0`

test('a log that is in use is divided by month: nothing is lost, and its seals stay good', async () => {
  const times = ['2025-12-31T23:59:59.999999Z', '2026-01-01T00:00:00Z', '2026-03-05T10:00:00Z', '1999-05-05T00:00:00Z']
  await withClient(urls.app, async (app) => {
    for (const at of times) await write(app, at)
  })
  await withClient(urls.owner, (owner) => owner.query(sealAsBefore))

  let stop = false
  let written = 0
  const writing = withClient(urls.app, async (app) => {
    while (!stop) {
      await write(app, '2026-03-06T10:00:00Z')
      written += 1
    }
  })
  await expect.poll(() => written).toBeGreaterThan(5)
  await writeFile(join(folder, 'meta/_journal.json'), journal)
  await migrate({ ownerUrl: urls.owner, workerUrl: urls.worker, folder })
  const during = written
  await expect.poll(() => written).toBeGreaterThan(during + 5)
  stop = true
  await writing

  await withClient(urls.owner, async (owner) => {
    const { rows } = await owner.query(
      `select replace(tableoid::regclass::text, 'log_months.access_log_', '') as month, count(*)::int as entries,
         (select count(*)::int from access_log_objects o where date_trunc('month', o.recorded_at at time zone 'UTC') = date_trunc('month', min(l.recorded_at) at time zone 'UTC')) as objects
       from access_log l group by tableoid order by 1`,
    )
    expect(rows).toEqual([
      { month: '2025_12', entries: 1, objects: 1 },
      { month: '2026_01', entries: 1, objects: 1 },
      { month: '2026_03', entries: written + 1, objects: written + 1 },
      { month: 'rest', entries: 1, objects: 1 },
    ])
  })
  await withClient(urls.sealer, async (sealer) => {
    expect(await verifyAccessLog(sealer)).toMatchObject({ ok: true, sealed: 4 })
    for (;;) if ((await sealOnce(sealer)).sealed === 0) break
    expect(await verifyAccessLog(sealer)).toMatchObject({ ok: true, sealed: written + 4 })
  })
  await withClient(urls.owner, (owner) =>
    owner.query(`update access_log set outcome = 'refused' where recorded_at = '2026-01-01'`),
  )
  await withClient(urls.sealer, async (sealer) => {
    expect(await verifyAccessLog(sealer)).toMatchObject({ ok: false, fault: 'changed', position: 3 })
  })
}, 60_000)
