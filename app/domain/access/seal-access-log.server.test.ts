import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { decideAccess } from './decide-access.server.ts'
import { witnessLine } from './log-chain.ts'
import { openWitness } from './read-witness.server.ts'
import { sealOnce } from './seal-access-log.server.ts'
import { verifyAccessLog } from './verify-access-log.server.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
let sealer: pg.Client
let folder: string
let witness: string
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  sealer = new pg.Client({ connectionString: testUrls().sealer })
  await sealer.connect()
  folder = await mkdtemp(join(tmpdir(), 'drieluik-witness-'))
  witness = join(folder, 'witness.log')
})
afterAll(async () => {
  await sealer.end()
  await rm(folder, { recursive: true })
  await wijk.end()
})

const look = () =>
  withActor(wijk.actors.joost, (tx) =>
    decideAccess(tx, { residentId: wijk.actors.fatma.personId, resource: 'contact', action: 'read' }),
  )
async function seal() {
  const sealed = await sealOnce(sealer)
  if (sealed.head) await appendFile(witness, witnessLine('2026-04-03T14:40:00Z', sealed.head))
  return sealed
}
const entryIds: string[] = []
beforeEach(async () => {
  await wijk.owner.db.execute(sql`truncate access_log_seals, access_log_objects, access_log`)
  await writeFile(witness, '2026-04-03T14:00:00Z 7 of an earlier kind\n')
  for (let count = 0; count < 3; count += 1) {
    await look()
    await seal()
  }
  const { rows } = await wijk.owner.db.execute<{ entry_id: string }>(
    sql`select entry_id from access_log_seals order by position`,
  )
  entryIds.splice(0, entryIds.length, ...rows.map((row) => row.entry_id))
})

const asOwner = (statement: string, values: unknown[] = []) => wijk.owner.client.query(statement, values)
const verify = async () => verifyAccessLog(sealer, { witness: await openWitness(witness) })
const removeEntry = async (id: string) => {
  await asOwner('delete from access_log_objects where entry_id = $1', [id])
  await asOwner('delete from access_log where id = $1', [id])
}

test('a log that nobody touched verifies, and sealing again adds nothing', async () => {
  expect(await verify()).toEqual({ ok: true, sealed: 3, witnessed: 3, byHashAlone: 0 })
  expect(await seal()).toMatchObject({ sealed: 0, head: null })
})

test.each([
  ["user_name = 'Iemand anders'"],
  ["outcome = 'refused'"],
  ["query = 'iets'"],
  ["login_id = 'ander'"],
  ['purpose_of_use = null'],
  ["responsible_user_id = 'ander'"],
  ["written_at = written_at + interval '1 second'"],
])('an entry that was changed is named: %s', async (change) => {
  await asOwner(`update access_log set ${change} where id = $1`, [entryIds[1]])
  expect(await verify()).toEqual({ ok: false, fault: 'changed', position: 2, entryId: entryIds[1] })
})

test('every field of an entry and of a resident shown is in its seal', async () => {
  const { rows } = await asOwner(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns
     where table_name in ('access_log', 'access_log_objects') and table_schema = 'public' order by 1, ordinal_position`,
  )
  // When the entry was names its month, and the wijk and the id name the entry: a change of these is a removal.
  const naming = ['tenant_id', 'id', 'entry_id', 'recorded_at']
  const values: Record<string, string> = {
    uuid: `'01980000-0000-7000-8000-000000000001'`,
    boolean: 'false',
    'timestamp with time zone': `'2026-01-01'`,
    text: `'07'`,
  }
  const fitting: Record<string, string> = {
    action: `'D'`,
    outcome: `'error'`,
    checks: `'FFFF'`,
    access_point_type: `'2'`,
  }
  const columns = rows.filter(({ column }) => !naming.includes(column))
  expect(columns.length).toBeGreaterThan(25)
  for (const { table, column, type } of columns) {
    const responsible = /^responsible_(user_name|role)/.test(column) ? ", responsible_user_id = 'x'" : ''
    await asOwner('begin')
    await asOwner(
      `update ${table} set ${column} = ${fitting[column] ?? values[type]}${responsible} where ${table === 'access_log' ? 'id' : 'entry_id'} = $1`,
      [entryIds[1]],
    )
    // The owner sees the change from within; nothing is kept.
    expect(await verifyWithin(), `${table}.${column}`).toMatchObject({
      ok: false,
      fault: 'changed',
      entryId: entryIds[1],
    })
  }
})

/** Verifies on the owner's own connection, whose open transaction is rolled back by it. */
async function verifyWithin() {
  const { client } = wijk.owner
  const within = {
    query: (text: string, values?: unknown[]) => (text.startsWith('begin') ? null : client.query(text, values)),
  }
  return verifyAccessLog(within as unknown as pg.ClientBase)
}

test('a resident who was taken off an entry is noticed, and one who was put on it', async () => {
  await asOwner('update access_log_objects set object_id = $2 where entry_id = $1', [
    entryIds[2],
    wijk.actors.danuta.personId,
  ])
  expect(await verify()).toMatchObject({ ok: false, fault: 'changed', entryId: entryIds[2] })
  await asOwner('delete from access_log_objects where entry_id = $1', [entryIds[1]])
  expect(await verify()).toMatchObject({ ok: false, fault: 'changed', entryId: entryIds[1] })
})

test('an entry that was removed is named', async () => {
  await removeEntry(entryIds[0]!)
  expect(await verify()).toEqual({ ok: false, fault: 'removed', position: 1, entryId: entryIds[0] })
})

test('an entry that was removed with its seal leaves a gap, whoever closes it', async () => {
  await removeEntry(entryIds[1]!)
  await asOwner('delete from access_log_seals where position = 2')
  expect(await verify()).toEqual({ ok: false, fault: 'removed', position: 2, entryId: entryIds[2] })
  await asOwner('update access_log_seals set position = 2 where position = 3')
  expect(await verify()).toEqual({ ok: false, fault: 'moved', position: 2, entryId: entryIds[2] })
})

test('the newest entries gone together with their seals: the witness names the first one that it saw', async () => {
  for (const id of entryIds.slice(1)) await removeEntry(id)
  await asOwner('delete from access_log_seals where position > 1')
  expect(await verifyAccessLog(sealer)).toMatchObject({ ok: true, sealed: 1 })
  expect(await verify()).toEqual({ ok: false, fault: 'removed', position: 2, entryId: entryIds[1] })
})

test('a chain that was made anew agrees with itself and not with the witness', async () => {
  await asOwner(`update access_log set user_name = 'Iemand anders' where id = $1`, [entryIds[0]])
  await asOwner('truncate access_log_seals')
  await sealOnce(sealer)
  expect(await verifyAccessLog(sealer)).toMatchObject({ ok: true })
  expect(await verify()).toEqual({ ok: false, fault: 'rewritten', position: 1, entryId: entryIds[0] })
})

test('seals that changed places are noticed, and entries that did', async () => {
  await asOwner('update access_log_seals set position = position + 10 where position in (1, 2)')
  await asOwner('update access_log_seals set position = case position when 11 then 2 else 1 end where position > 10')
  expect(await verify()).toMatchObject({ ok: false, fault: 'moved', position: 1 })
  await asOwner('update access_log_seals set position = position + 10 where position in (1, 2)')
  await asOwner('update access_log_seals set position = case position when 11 then 2 else 1 end where position > 10')
  expect(await verify()).toMatchObject({ ok: true })
  const swap = `update access_log l set user_id = 'a' || l.request_id, request_id = o.request_id from access_log o
    where (l.id = $1 and o.id = $2) or (l.id = $2 and o.id = $1)`
  await asOwner(swap, [entryIds[0], entryIds[1]])
  expect(await verify()).toMatchObject({ ok: false, fault: 'changed', position: 1 })
})

test('an entry without a seal is noticed after a minute, and not before', async () => {
  await look()
  expect(await verify()).toMatchObject({ ok: true })
  const { rows } = await asOwner(
    `update access_log set written_at = written_at - interval '61 seconds' where id <> all($1) returning id`,
    [entryIds],
  )
  expect(await verify()).toEqual({ ok: false, fault: 'unsealed', position: 4, entryId: rows[0].id })
})

test('an entry of another time than the clock’s is sealed like any other', async () => {
  for (const hours of [-24 * 400, 24 * 400])
    await withActor({ ...wijk.actors.joost, now: wijk.actors.joost.now.add({ hours }) }, (tx) =>
      decideAccess(tx, { residentId: wijk.actors.fatma.personId, resource: 'contact', action: 'read' }),
    )
  expect(await seal()).toMatchObject({ sealed: 2 })
  expect(await verify()).toMatchObject({ ok: true, sealed: 5 })
})

test('two who seal at once make one chain', async () => {
  const other = new pg.Client({ connectionString: testUrls().sealer })
  await other.connect()
  for (let round = 0; round < 5; round += 1) {
    await Promise.all([look(), look(), sealOnce(sealer), sealOnce(other)])
  }
  await sealOnce(other)
  await other.end()
  expect(await verifyAccessLog(sealer)).toMatchObject({ ok: true, sealed: 13 })
})

test('a seal from before there were months is still good', async () => {
  await asOwner('update access_log_seals set recorded_at = null where position = 2')
  expect(await verify()).toMatchObject({ ok: true, sealed: 3 })
})

test('the portal itself can neither read nor change the log, nor say when it was written', async () => {
  const portal = new pg.Client({ connectionString: testUrls().app })
  await portal.connect()
  for (const statement of [
    'select * from access_log',
    'update access_log set outcome = outcome',
    'delete from access_log_seals',
    'select * from access_log_objects',
    'insert into access_log (written_at) values (now())',
    'select * from log_months.access_log_rest',
    'insert into log_months.access_log_rest (outcome) values (null)',
    'select * from log_archive.months',
  ]) {
    await expect(portal.query(statement), statement).rejects.toMatchObject({ code: '42501' })
  }
  await portal.end()
})
