import { afterAll, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { roleNames } from './roles.server.ts'
import { openAsOwner, type OwnerDb } from './seed/factories/insert.server.ts'
import { listFunctions, rightsOf, type DatabaseFunction } from './testing/catalog.server.ts'
import { app, doors } from './testing/portal-rights.ts'
import { testUrls } from './testing/test-database.ts'

let owner: OwnerDb
let functions: DatabaseFunction[]
beforeAll(async () => {
  owner = openAsOwner(testUrls().owner)
  functions = await listFunctions(owner)
})
afterAll(() => owner.end())

test('the portal may do what is listed here with tables, and nothing else', async () => {
  expect(await rightsOf(owner, roleNames.app)).toEqual(app)
})

test('the queue’s role has no table of the portal, and the sealer the log alone', async () => {
  expect(await rightsOf(owner, roleNames.worker)).toEqual({})
  expect(await rightsOf(owner, roleNames.sealer)).toEqual({
    access_log: 'select',
    access_log_objects: 'select',
    access_log_seals: 'insert, select',
    'log_archive.months': 'select',
  })
})

test('the portal owns nothing, bypasses nothing and can become nobody else', async () => {
  const { rows } = await owner.client.query(
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as powers,
       exists (select 1 from pg_auth_members m where m.member = r.oid) as member,
       exists (select 1 from pg_class c where c.relowner = r.oid) or exists (select 1 from pg_proc p where p.proowner = r.oid)
         or exists (select 1 from pg_namespace n where n.nspowner = r.oid) or exists (select 1 from pg_database d where d.datdba = r.oid) as owns,
       array(select n.nspname::text from pg_namespace n where has_schema_privilege(r.oid, n.oid, 'create') and n.nspname !~ '^pg_') as makes,
       has_database_privilege(r.oid, current_database(), 'create, temporary') as database
     from pg_roles r where rolname = $1`,
    [roleNames.app],
  )
  expect(rows).toEqual([{ powers: false, member: false, owns: false, makes: [], database: false }])
})

test('no right comes later by itself', async () => {
  const { rows } = await owner.client.query('select defaclobjtype, defaclacl::text from pg_default_acl')
  expect(rows).toEqual([])
})

const closed = [
  'select password_hash from accounts',
  'select * from accounts',
  'select * from sessions',
  'select * from access_log',
  'select * from access_log_objects',
  'select * from access_log_seals',
  'select * from graphile_worker.jobs',
  'select * from graphile_worker._private_jobs',
  'update access_log set outcome = outcome',
  'delete from access_log',
  'truncate access_log_objects',
  'select * from log_months.access_log_rest',
  'select * from log_archive.months',
  'update access_grants set resident_id = resident_id',
  'delete from access_grants',
  'update messages set body = body',
  'update accounts set password_hash = password_hash',
  'select guards.tenant()',
  'create table mine (id int)',
  'create temporary table mine (id int)',
  'set role drieluik_owner',
  'set session authorization drieluik_owner',
  'alter table residents disable row level security',
  'drop policy tenant_wall on residents',
  "copy residents to program 'cat'",
]
test.each(closed)('the portal’s own role is refused: %s', async (statement) => {
  const client = new pg.Client({ connectionString: testUrls().app })
  await client.connect()
  try {
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  } finally {
    await client.end()
  }
})

test('row_security off makes the portal’s role see an error, not the rows', async () => {
  const client = new pg.Client({ connectionString: testUrls().app })
  await client.connect()
  try {
    await client.query('set row_security = off')
    await expect(client.query('select * from residents')).rejects.toMatchObject({ code: '42501' })
  } finally {
    await client.end()
  }
})

test('a function with its owner’s rights looks up names in a fixed place, and not everybody may run it', () => {
  const powerful = functions.filter(({ definer }) => definer)
  expect(powerful.length).toBeGreaterThan(10)
  for (const { name, settings, everybody } of powerful) {
    expect(settings, name).toContainEqual(expect.stringMatching(/^search_path=(public|pg_catalog), pg_temp$/))
    expect(everybody, name).toBe(false)
  }
  expect(functions.filter(({ everybody }) => everybody)).toEqual([])
})

test('the portal may run the doors that are listed here, and nothing else that has its owner’s rights', () => {
  expect(
    functions
      .filter(({ definer, app: may }) => definer && may)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(doors)
})
