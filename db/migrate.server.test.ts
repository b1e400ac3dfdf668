import { expect, test } from 'vitest'
import { migrate, pendingMigrations } from './migrate.server.ts'
import { databaseOf, roleNames, withClient, type RoleUrls } from './roles.server.ts'
import { testUrls } from './testing/test-database.ts'

const urls = testUrls()
const ask = async (role: keyof RoleUrls, sql: string) =>
  (await withClient(urls[role], (client) => client.query(sql))).rows as unknown[]
const refused = async (role: keyof RoleUrls, sql: string) =>
  expect(ask(role, sql)).rejects.toMatchObject({ code: '42501' })

test('only the owner steps past row-level security, and no role is a superuser', async () => {
  const rows = await ask(
    'app',
    `select rolname, rolbypassrls, rolsuper or rolcreaterole or rolcreatedb as mighty from pg_roles where rolname like 'drieluik%' order by 1`,
  )
  expect(rows).toEqual([
    { rolname: roleNames.app, rolbypassrls: false, mighty: false },
    { rolname: roleNames.owner, rolbypassrls: true, mighty: false },
    { rolname: roleNames.sealer, rolbypassrls: false, mighty: false },
    { rolname: roleNames.worker, rolbypassrls: false, mighty: false },
  ])
})

test('the portal connects as a role that owns nothing', async () => {
  expect(await ask('app', `select c.relname from pg_class c where pg_get_userbyid(c.relowner) = current_user`)).toEqual(
    [],
  )
  expect(await ask('app', `select p.proname from pg_proc p where pg_get_userbyid(p.proowner) = current_user`)).toEqual(
    [],
  )
})

test('the portal cannot make a table, a temporary table, a schema or a function', async () => {
  await refused('app', 'create table stolen (id int)')
  await refused('app', 'create temporary table stolen (id int)')
  await refused('app', 'create schema stolen')
  await refused('app', `create function public.stolen() returns int language sql as 'select 1'`)
})

test('the sealer can make no table and no schema', async () => {
  await refused('sealer', 'create table public.stolen (id int)')
  await refused('sealer', 'create schema stolen')
})

test('somebody without one of the four roles cannot enter the database', async () => {
  const [row] = await ask(
    'owner',
    `select has_database_privilege('public', '${databaseOf(urls.app)}', 'connect') as enters`,
  )
  expect(row).toEqual({ enters: false })
})

test('the portal can add a job to the queue and read none', async () => {
  await ask('app', `select queue.add('test', '{"tenant": "a"}', job_key => 'one')`)
  await refused('app', 'select * from graphile_worker.jobs')
  await refused('app', 'select * from graphile_worker._private_jobs')
  await refused('app', `select graphile_worker.add_job('test')`)
  expect(await ask('worker', 'select task_identifier, key from graphile_worker.jobs')).toEqual([
    { task_identifier: 'test', key: 'one' },
  ])
})

test('a job of a transaction that is rolled back was never asked for', async () => {
  await withClient(urls.app, async (client) => {
    await client.query('begin')
    await client.query(`select queue.add('never', '{}')`)
    await client.query('rollback')
  })
  expect(await ask('worker', `select 1 from graphile_worker.jobs where task_identifier = 'never'`)).toEqual([])
})

test('a job is added without reading a queue that is long, because mail is away', async () => {
  await withClient(urls.worker, async (client) => {
    // Planned while the queue is empty, as by a portal that has just started.
    await client.query(`begin; select queue.add('long', '{}') from generate_series(1, 2000)`)
    await client.query(`select queue.add('long', '{}', job_key => 'last')`)
    const { rows } = await client.query<{ reads: string }>(
      `select seq_tup_read as reads from pg_stat_xact_all_tables where relid = 'graphile_worker._private_jobs'::regclass`,
    )
    await client.query('rollback')
    expect(rows).toEqual([{ reads: '0' }])
  })
})

test('a sealer cannot add a job', async () => {
  await refused('sealer', `select queue.add('test', '{}')`)
})

test('a migrated database lacks nothing, and migrating again changes nothing', async () => {
  expect(await pendingMigrations(urls.app)).toEqual([])
  await Promise.all([1, 2].map(() => migrate({ ownerUrl: urls.owner, workerUrl: urls.worker })))
  expect(await pendingMigrations(urls.app)).toEqual([])
})
