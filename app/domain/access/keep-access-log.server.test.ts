import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getPool } from '#db/client.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { decideAccess } from './decide-access.server.ts'
import { keepAccessLog } from './keep-access-log.server.ts'
import { sealOnce } from './seal-access-log.server.ts'
import { verifyAccessLog } from './verify-access-log.server.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
let sealer: pg.Client
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  sealer = new pg.Client({ connectionString: testUrls().sealer })
  await sealer.connect()
})
afterAll(async () => {
  await sealer.end()
  await wijk.end()
})

const asOwner = async <T extends pg.QueryResultRow>(statement: string, values: unknown[] = []) =>
  (await wijk.owner.client.query<T>(statement, values)).rows
const lookAt = (at: string) =>
  withActor({ ...wijk.actors.joost, now: Temporal.Instant.from(at) }, (tx) =>
    decideAccess(tx, { residentId: wijk.actors.fatma.personId, resource: 'contact', action: 'read' }),
  )
/** Where each entry lies, oldest first. */
const places = async () =>
  (
    await asOwner<{ place: string }>(`select tableoid::regclass::text as place from access_log order by recorded_at`)
  ).map(({ place }) => place.replace('log_months.access_log_', ''))
const months = async () =>
  (
    await asOwner<{ name: string }>(
      `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = 'access_log'::regclass order by 1`,
    )
  ).map(({ name }) => name.replace('access_log_', ''))
const keep = (now: Temporal.Instant = testNow) => keepAccessLog({ now, years: 5 })

beforeEach(async () => {
  await asOwner('truncate access_log_seals, access_log_objects, access_log')
  await keep()
})

test('a new database has months ahead, and the upkeep makes those of more than a year, once', async () => {
  const made = await months()
  expect(made).toEqual(expect.arrayContaining(['2026_04', '2027_01', '2027_05', 'rest']))
  expect(await keep()).toEqual({ made: 0, retired: [] })
  expect(await months()).toEqual(made)
})

test('an entry lies in its month by UTC, to the microsecond', async () => {
  await lookAt('2026-04-30T23:59:59.999999Z')
  await lookAt('2026-05-01T00:00:00Z')
  expect(await places()).toEqual(['2026_04', '2026_05'])
})

test('an entry of a time that nobody made a month for is kept, sealed, and moved to its month', async () => {
  for (const at of ['2031-07-01T00:00:00Z', '2031-08-15T12:00:00Z', '2009-02-02T02:02:02Z']) await lookAt(at)
  expect(await places()).toEqual(['rest', 'rest', 'rest'])
  await sealOnce(sealer)
  const { made } = await keep()
  expect(made).toBeGreaterThan(2)
  expect(await places()).toEqual(['2031_07', '2031_08'])
  expect(await verifyAccessLog(sealer)).toMatchObject({ ok: true, sealed: 3 })
})

test('after half a year in which no upkeep ran, the months that were missed are made', async () => {
  const later = testNow.add({ hours: 24 * 365 * 4 })
  await lookAt(later.subtract({ hours: 24 * 100 }).toString())
  await keep(later)
  expect(await places()).toEqual(['2029_12'])
  expect(await months()).toEqual(expect.arrayContaining(['2029_12', '2030_04', '2031_05']))
})

test('months are made while many write, and no entry is lost or doubled', async () => {
  const start = Temporal.Instant.from('2034-01-01T00:00:00Z')
  const writing = Array.from({ length: 120 }, (_, at) => lookAt(start.add({ hours: 24 * at }).toString()))
  const keeping = [keep(start), keep(start), keep(start.add({ hours: 24 * 60 }))]
  await Promise.all([...writing, ...keeping])
  await keep(start)
  expect(await places()).toHaveLength(120)
  expect(new Set(await places())).toEqual(new Set(['2034_01', '2034_02', '2034_03', '2034_04']))
  const orphans = `select from access_log_objects o where not exists (select from access_log l where l.id = o.entry_id)`
  expect(await asOwner(orphans)).toEqual([])
})

/** The term is by the database's own clock, so these are old whatever the portal's clock says. */
const old = ['2017-01-05T10:00:00Z', '2017-01-06T10:00:00Z', '2017-02-05T10:00:00Z']
const now = Temporal.Now.instant()

test('months older than the term are taken out when they are sealed, and stay verifiable', async () => {
  await lookAt('2026-04-03T10:00:00Z')
  for (const at of old) await lookAt(at)
  await sealOnce(sealer)
  await lookAt('2026-04-03T11:00:00Z')
  expect(await keep(now)).toMatchObject({ retired: ['2017-01-01', '2017-02-01'] })
  expect(await places()).toEqual(['2026_04', '2026_04'])
  await sealOnce(sealer)
  expect(await verifyAccessLog(sealer)).toMatchObject({ ok: true, sealed: 5, byHashAlone: 0 })

  const [kept] = await asOwner<{ id: string }>(
    'select id::text from log_archive.access_log_2017_01 order by recorded_at',
  )
  await asOwner(`update log_archive.access_log_2017_01 set user_name = 'Iemand anders' where id = $1`, [kept!.id])
  expect(await verifyAccessLog(sealer)).toMatchObject({ ok: false, fault: 'changed', entryId: kept!.id })
  await asOwner(`delete from log_archive.months; drop table log_archive.access_log_objects_2017_01, log_archive.access_log_2017_01,
    log_archive.access_log_objects_2017_02, log_archive.access_log_2017_02`)
})

test('a month with an entry that has no seal stays where it is, and so do those after it', async () => {
  for (const at of old) await lookAt(at)
  await expect(keep(now)).rejects.toMatchObject({ code: '55000' })
  expect(await places()).toEqual(['2017_01', '2017_01', '2017_02'])
  await sealOnce(sealer)
  await asOwner('truncate access_log_objects, access_log')
})

const ask = async (kind: string | null, statement: string, at = now.toString()) => {
  const client = await getPool().connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.kind', $1, true), set_config('app.now', $2, true)`, [kind ?? '', at])
    return (await client.query<{ answer: unknown }>(`select ${statement} as answer`)).rows[0]?.answer
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('only the portal itself keeps the log, whoever asks', async () => {
  for (const kind of [null, 'resident', 'professional', 'admin', 'officer', 'anonymous', 'guest'])
    for (const door of ['access_log_prepare(3)', 'access_log_retire(5)'])
      await expect(ask(kind, door), `${kind} ${door}`).rejects.toMatchObject({ code: '42501' })
  await expect(ask('system', `log_months.make_month('2040-01-01')`)).rejects.toMatchObject({ code: '42501' })
})

test('no word about the time or the term takes a month out before five years', async () => {
  await lookAt(now.subtract({ hours: 24 * 365 * 4 }).toString())
  await keep(now)
  await sealOnce(sealer)
  for (const years of [5, 0, -100])
    for (const at of [now.toString(), '2199-01-01T00:00:00Z', 'infinity'])
      expect(await ask('system', `access_log_retire(${years})::text`, at)).toBeNull()
  expect(await places()).toHaveLength(1)
})

test('a longer term is held to', async () => {
  await lookAt(now.subtract({ hours: 24 * 365 * 12 }).toString())
  await keepAccessLog({ now, years: 20 })
  await sealOnce(sealer)
  expect(await keepAccessLog({ now, years: 20 })).toMatchObject({ retired: [] })
  expect((await keepAccessLog({ now, years: 10 })).retired).toHaveLength(1)
})

test('in each month, who was shown belongs to an entry of that month, and nobody reads it past the log', async () => {
  const tables = await asOwner<{ name: string; keyed: boolean; walled: boolean }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
       exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
         and k.confrelid = to_regclass('log_months.' || replace(c.relname, 'objects_', ''))) as keyed
     from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent in ('access_log'::regclass, 'access_log_objects'::regclass) order by 1`,
  )
  expect(tables.length).toBeGreaterThan(20)
  for (const { name, keyed, walled } of tables)
    expect({ name, keyed, walled }).toEqual({ name, keyed: name.includes('objects'), walled: true })
})
