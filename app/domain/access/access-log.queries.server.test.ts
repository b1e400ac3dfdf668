import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import type { Actor } from '../shared/actor.ts'
import { notFound } from '../shared/result.ts'
import { listLooks } from './access-log.queries.server.ts'
import { decideAccess } from './decide-access.server.ts'
import type { LooksCursor } from './looks.ts'
import type { Resource } from './permissions.ts'
import { withActor } from './with-actor.server.ts'

const timeZone = 'Europe/Amsterdam'
let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())
beforeEach(async () => {
  await wijk.owner.db.execute(sql`delete from access_log_objects`)
  await wijk.owner.db.execute(sql`delete from access_log`)
})

const atHours = (actor: Actor, hours: number) => later(actor, { hours })
const look = (actor: Actor, resource: Resource) =>
  withActor(actor, async (tx) => {
    const decision = await decideAccess(tx, { residentId: wijk.actors.fatma.personId, resource, action: 'read' })
    return decision.granted ? decision : notFound
  })
const whoLooked = (
  actor: Actor = atHours(wijk.actors.fatma, 1),
  more: { from?: Temporal.Instant; before?: LooksCursor | null; limit?: number } = {},
) =>
  withActor(actor, (tx) =>
    listLooks(tx, { from: testNow.subtract({ hours: 24 * 30 }), before: null, timeZone, ...more }),
  )
const lines = (looks: Awaited<ReturnType<typeof whoLooked>>) =>
  looks.ok
    ? looks.value.days.flatMap(({ day, lines: some }) =>
        some.map(({ userName, outcome, resource, times }) => `${day} ${userName} ${outcome} ${resource} ${times}`),
      )
    : 'refused'

test('I read who looked at my 4D, and who tried and was refused', async () => {
  await look(wijk.actors.joost, 'assessment')
  await look(wijk.actors.otherGp, 'assessment')
  await look(wijk.actors.admin, 'contact')
  expect(lines(await whoLooked())).toEqual(
    expect.arrayContaining([
      '2026-04-03 Dokter Kuipers success assessment 1',
      '2026-04-03 Dokter Visser refused assessment 1',
      '2026-04-03 Beheer refused contact 1',
    ]),
  )
})

test('my own looks are not in it, and that I read this is written down', async () => {
  await look(wijk.actors.fatma, 'assessment')
  expect(lines(await whoLooked())).toEqual([])
  const { rows } = await wijk.owner.db.execute(sql`select resource, outcome from access_log order by id desc limit 1`)
  expect(rows).toEqual([{ resource: 'accessLog', outcome: 'success' }])
})

test('the same look on the same day is one line', async () => {
  await look(atHours(wijk.actors.joost, -4), 'assessment')
  await look(atHours(wijk.actors.joost, -3), 'assessment')
  await look(wijk.actors.joost, 'contact')
  await look(atHours(wijk.actors.joost, -48), 'assessment')
  expect(lines(await whoLooked())).toEqual([
    '2026-04-03 Dokter Kuipers success contact 1',
    '2026-04-03 Dokter Kuipers success assessment 2',
    '2026-04-01 Dokter Kuipers success assessment 1',
  ])
})

test('what is older than the time that I chose is left out', async () => {
  await look(atHours(wijk.actors.joost, -24 * 60), 'contact')
  expect(lines(await whoLooked())).toEqual([])
  const quarter = await whoLooked(wijk.actors.fatma, { from: testNow.subtract({ hours: 24 * 90 }) })
  expect(lines(quarter)).toHaveLength(1)
})

test('I walk through a long log page by page and miss nothing', async () => {
  for (const hours of [-72, -71, -50, -49, -48, -30, -2, -1]) await look(atHours(wijk.actors.joost, hours), 'contact')
  const all = lines(await whoLooked())
  const seen: string[] = []
  let before: LooksCursor | null = null
  for (let pages = 0; pages < 10; pages += 1) {
    const page: Awaited<ReturnType<typeof whoLooked>> = await whoLooked(wijk.actors.fatma, { before, limit: 4 })
    if (!page.ok) throw new Error('my own log is refused')
    seen.push(...lines(page))
    before = page.value.next
    if (!before) break
  }
  expect(seen).toEqual(all)
})

test('a day too full for one page goes on on the next', async () => {
  const both = [wijk.actors.joost, wijk.actors.petra, wijk.actors.sanne]
  for (const [at, actor] of both.entries()) await look(atHours(actor, -at), 'contact')
  const first = await whoLooked(wijk.actors.fatma, { limit: 2 })
  expect(lines(first)).toHaveLength(2)
  const next = first.ok ? first.value.next : null
  expect(lines(await whoLooked(wijk.actors.fatma, { before: next, limit: 2 }))).toEqual([
    '2026-04-03 Sanne success contact 1',
  ])
})

test('nobody else reads my log: others get their own, or nothing', async () => {
  await look(wijk.actors.joost, 'assessment')
  expect(lines(await whoLooked(wijk.actors.danuta))).toEqual([])
  for (const actor of [wijk.actors.joost, wijk.actors.sanne, wijk.actors.admin])
    expect(await whoLooked(actor)).toEqual(notFound)
})
