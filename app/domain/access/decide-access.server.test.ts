import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { isRefused, notFound } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

async function ask(name: keyof TestNeighbourhood['actors'], action: 'read' | 'readMetadata' = 'read') {
  const { fatma } = wijk.actors
  return withActor(wijk.actors[name], async (tx) => {
    const decision = await decideAccess(tx, { residentId: fatma.personId, resource: 'assessment', action })
    return decision.granted ? decision : notFound
  })
}

const logged = async () => {
  const { rows } = await wijk.owner.db.execute<{ user_name: string; outcome: string; checks: string }>(
    sql`select l.user_name, l.outcome, l.checks from access_log l join access_log_objects o on o.entry_id = l.id
        where o.object_id = ${wijk.actors.fatma.personId} order by l.id`,
  )
  return rows
}

test('my own huisarts reads my 4D, and the log says so', async () => {
  expect(await ask('joost')).toMatchObject({ granted: true, checks: 'TTFF' })
  expect(await logged()).toContainEqual({ user_name: 'Dokter Kuipers', outcome: 'success', checks: 'TTFF' })
})

test('the assistant of my practice learns that there is a 4D, not what it says', async () => {
  expect(isRefused(await ask('sanne'))).toBe(true)
  expect(await ask('sanne', 'readMetadata')).toMatchObject({ granted: true })
})

test('a huisarts of another practice finds nothing, and the try is in my log', async () => {
  expect(isRefused(await ask('otherGp'))).toBe(true)
  expect(await logged()).toContainEqual({ user_name: 'Dokter Visser', outcome: 'refused', checks: 'TFFF' })
})

test('the administrator finds nothing', async () => {
  expect(isRefused(await ask('admin'))).toBe(true)
  expect(await logged()).toContainEqual({ user_name: 'Beheer', outcome: 'refused', checks: 'FFFF' })
})
