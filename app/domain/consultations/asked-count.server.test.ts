import { afterAll, beforeAll, expect, test } from 'vitest'
import { later, makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { makeTestTalks, type TestTalks } from '#db/testing/talks.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { acceptInvitation } from './accept-invitation.server.ts'
import { countAsked } from './asked.queries.server.ts'
import { declineInvitation } from './decline-invitation.server.ts'

let wijk: TestNeighbourhood
let talks: TestTalks
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  talks = await makeTestTalks(wijk)
})
afterAll(() => wijk.end())

const count = (actor: Actor) => withActor(actor, countAsked)

test('the menu counts what waits for my answer: not what I answered, nor what a colleague called off', async () => {
  const { fatma, joost, farid } = wijk.actors
  expect(await count(joost)).toBe(0)
  const first = await talks.invite(fatma, '2026-04-21T09:00')
  const second = await talks.invite(fatma, '2026-04-21T10:00')
  expect([await count(joost), await count(farid)]).toEqual([2, 2])

  await withActor(joost, (tx) => acceptInvitation(tx, { invitationId: first }))
  expect([await count(joost), await count(farid)]).toEqual([1, 2])
  await withActor(farid, (tx) => declineInvitation(tx, { invitationId: second, reason: 'Ik ben dan met verlof.' }))
  expect([await count(joost), await count(farid)]).toEqual([0, 1])
})

test('what was not answered in time waits no more', async () => {
  const { farid } = wijk.actors
  expect(await count(farid)).toBe(1)
  expect(await count(later(farid, { hours: 24 * 30 }))).toBe(0)
})

test('nobody else has anything to answer: not the resident, a colleague, another practice, another wijk or an admin', async () => {
  const { fatma, sanne, petra, otherGp, admin } = wijk.actors
  for (const actor of [fatma, sanne, petra, otherGp, admin, wijk.otherTenantActors.gp])
    expect(await count(actor)).toBe(0)
})
