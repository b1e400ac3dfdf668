import pg from 'pg'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { testUrls } from '#db/testing/test-database.ts'
import { decideAccess } from './decide-access.server.ts'
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

const entryIds: string[] = []
beforeEach(async () => {
  await wijk.owner.db.execute(sql`truncate access_log_seals, access_log_objects, access_log`)
  for (let count = 0; count < 3; count += 1) {
    await withActor(wijk.actors.joost, (tx) =>
      decideAccess(tx, { residentId: wijk.actors.fatma.personId, resource: 'contact', action: 'read' }),
    )
  }
  await sealOnce(sealer)
  const { rows } = await wijk.owner.db.execute<{ entry_id: string }>(
    sql`select entry_id from access_log_seals order by position`,
  )
  entryIds.splice(0, entryIds.length, ...rows.map((row) => row.entry_id))
})

test('a log that nobody touched verifies, and sealing again adds nothing', async () => {
  expect(await verifyAccessLog(sealer)).toEqual({ ok: true, sealed: 3 })
  expect(await sealOnce(sealer)).toMatchObject({ sealed: 0 })
})

test('an entry that was changed is named', async () => {
  await wijk.owner.db.execute(sql`update access_log set user_name = 'Iemand anders' where id = ${entryIds[1]}`)
  expect(await verifyAccessLog(sealer)).toEqual({ ok: false, fault: 'changed', entryId: entryIds[1] })
})

test('a resident who was taken off an entry is noticed', async () => {
  await wijk.owner.db.execute(sql`delete from access_log_objects where entry_id = ${entryIds[2]}`)
  expect(await verifyAccessLog(sealer)).toEqual({ ok: false, fault: 'changed', entryId: entryIds[2] })
})

test('an entry that was removed is named', async () => {
  await wijk.owner.db.execute(sql`delete from access_log_objects where entry_id = ${entryIds[0]}`)
  await wijk.owner.db.execute(sql`delete from access_log where id = ${entryIds[0]}`)
  expect(await verifyAccessLog(sealer)).toEqual({ ok: false, fault: 'removed', entryId: entryIds[0] })
})

test('seals that changed places are noticed', async () => {
  await wijk.owner.db.execute(sql`update access_log_seals set position = position + 10 where position in (1, 2)`)
  await wijk.owner.db.execute(
    sql`update access_log_seals set position = case position when 11 then 2 else 1 end where position > 10`,
  )
  expect(await verifyAccessLog(sealer)).toMatchObject({ ok: false, fault: 'moved' })
})

test('an entry without a seal is noticed after a minute', async () => {
  await withActor(wijk.actors.joost, (tx) =>
    decideAccess(tx, { residentId: wijk.actors.fatma.personId, resource: 'contact', action: 'read' }),
  )
  expect(await verifyAccessLog(sealer)).toMatchObject({ ok: false, fault: 'unsealed' })
})

test('the portal itself can neither read nor change the log', async () => {
  const portal = new pg.Client({ connectionString: testUrls().app })
  await portal.connect()
  for (const statement of [
    'select * from access_log',
    'update access_log set outcome = outcome',
    'delete from access_log_seals',
    'select * from access_log_objects',
  ]) {
    await expect(portal.query(statement)).rejects.toMatchObject({ code: '42501' })
  }
  await portal.end()
})
