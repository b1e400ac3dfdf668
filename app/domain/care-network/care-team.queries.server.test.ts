import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { makeCoordinator } from '#db/seed/factories/dossier.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { notFound } from '../shared/result.ts'
import { getCareTeam } from './care-team.queries.server.ts'

let wijk: TestNeighbourhood
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { fatma, danuta, farid, otherGp } = wijk.actors
  const startsAt = testNow.subtract({ hours: 24 })
  await makeCoordinator(wijk.owner, wijk.tenant.id, { residentId: fatma.personId, personId: farid.personId, startsAt })
  await makeCoordinator(wijk.owner, wijk.tenant.id, {
    residentId: danuta.personId,
    personId: otherGp.personId,
    startsAt,
  })
})
afterAll(() => wijk.end())

const team = (actor: Actor, name: 'fatma' | 'danuta' = 'fatma') =>
  withActor(actor, (tx) => getCareTeam(tx, { residentId: wijk.actors[name].personId, timeZone: wijk.tenant.timeZone }))
const names = (found: Awaited<ReturnType<typeof team>>) =>
  found.ok ? found.value.map(({ calledName, coordinates }) => `${calledName}${coordinates ? ' (overzicht)' : ''}`) : []

test('I see who helps me: who keeps the overview first, then my own huisarts', async () => {
  const found = await team(wijk.actors.fatma)
  expect(names(found).slice(0, 2)).toEqual(['Farid (overzicht)', 'Dokter Kuipers'])
  expect(names(found)).toEqual(expect.arrayContaining(['Petra', 'Sanne', 'Noor']))
})

test('who keeps the overview stands there also without a care relationship of their own', async () => {
  const found = await team(wijk.actors.danuta, 'danuta')
  expect(names(found)[0]).toBe('Dokter Visser (overzicht)')
  expect(found).toMatchObject({ value: [{ work: null }, { work: { bond: 'OWN' } }, {}, {}, {}] })
})

test('my practice and my buurtteam see the same team; strangers find nothing', async () => {
  const mine = names(await team(wijk.actors.fatma))
  for (const actor of [wijk.actors.joost, wijk.actors.sanne, wijk.actors.farid])
    expect(names(await team(actor))).toEqual(mine)
  for (const actor of [wijk.actors.danuta, wijk.actors.otherGp, wijk.actors.admin, wijk.otherTenantActors.gp]) {
    expect(await team(actor)).toEqual(notFound)
  }
})

test('nobody keeps the overview any more once that has ended', async () => {
  await wijk.owner.db.execute(sql`update case_coordinators set ends_at = starts_at`)
  expect(names(await team(wijk.actors.fatma)).join()).not.toContain('overzicht')
})
