import { afterAll, beforeAll, expect, test } from 'vitest'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, importRoute, visit } from '#db/testing/route-walk.server.ts'
import type { Actor } from '../shared/actor.ts'
import { notFound } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { listOwnActions } from './own-actions.queries.server.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
})
afterAll(() => wijk.end())

const look = (actor: Actor, hours: number) =>
  withActor(later(actor, { hours: -hours }), (tx) =>
    decideAccess(tx, { residentId: wijk.actors.fatma.personId, resource: 'assessment', action: 'read' }),
  )
async function actions(actor: Actor) {
  const found = await withActor(actor, (tx) => listOwnActions(tx, { after: null }))
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

test('a professional reads what they did in thirty days, of nobody else, and whom it was about', async () => {
  const { joost, petra } = wijk.actors
  await look(joost, 24 * 31)
  await look(joost, 3)
  await look(petra, 2)
  const { items, next } = await actions(joost)
  expect(next).toBeNull()
  expect(items.map(({ resource, outcome }) => `${resource} ${outcome}`)).toEqual(['assessment success'])
  expect(items[0]?.about.join()).toContain('Fatma')
})

test('whom they may not see any more is counted, not named', async () => {
  const { otherGp } = wijk.actors
  await look(otherGp, 1)
  const [refused] = (await actions(otherGp)).items
  expect(refused).toMatchObject({ outcome: 'refused', about: [], others: 1 })
})

test('pages follow on one another without a gap or a double', async () => {
  const { farid } = wijk.actors
  for (let at = 1; at <= 60; at += 1) await look(farid, at)
  const first = await actions(farid)
  expect(first.items).toHaveLength(50)
  const second = await withActor(farid, (tx) => listOwnActions(tx, { after: first.next }))
  const ids = [...first.items, ...(second.ok ? second.value.items : [])].map(({ id }) => id)
  // The first page itself was logged meanwhile, at the moment where the list begins.
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(60)
})

test('the page is the professional’s alone, and reading it stands in the log of whom it names', async () => {
  const { joost, fatma, admin } = wijk.actors
  for (const actor of [fatma, admin])
    expect(await withActor(actor, (tx) => listOwnActions(tx, { after: null }))).toEqual(notFound)
  const { loader } = await importRoute('routes/professional/own-log.tsx')
  const open = async (actor: Actor & { personId: string }) =>
    visit(loader!, {
      ...{ path: '/werk/mijn-log', tenant: wijk.tenant },
      cookie: await cookieOf(wijk, wijk.tenant.id, actor),
    })
  expect((await open(fatma)).status).toBe(404)
  const page = await open(joost)
  expect(page.body).toContain('4D')
  const { rows } = await wijk.owner.client.query(
    `select distinct l.outcome, l.event_code from access_log l join access_log_objects o on o.entry_id = l.id
      where l.resource = 'ownActions' and l.user_id = $1 and o.object_id = $2 and l.recorded_at = $3`,
    [joost.personId, fatma.personId, testNow.toString()],
  )
  expect(rows).toEqual([{ outcome: 'success', event_code: '110101' }])
})
