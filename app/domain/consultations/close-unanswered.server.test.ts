import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { expireInvitation } from '#app/jobs/expire-invitation.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { makeTestTalks, type TestTalks } from '#db/testing/talks.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { systemActor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { acceptInvitation } from './accept-invitation.server.ts'
import { chooseAgain } from './choose-again.server.ts'
import { closeUnanswered } from './close-unanswered.server.ts'
import { getInvitation } from './invitations.queries.server.ts'
import { withdrawInvitation } from './withdraw-invitation.server.ts'

let wijk: TestNeighbourhood
let talks: TestTalks
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  talks = await makeTestTalks(wijk)
})
afterAll(() => wijk.end())

// Sent on Friday 3 April for a talk later than that: answers are waited for until Monday 13 April, 17.00 uur.
const atLast = testNow.add({ hours: 24 * 9, minutes: 1460 })
const close = (invitationId: string, now = atLast, tenantId = wijk.tenant.id) =>
  withActor(systemActor(tenantId, now, newId()), (tx) => closeUnanswered(tx, { invitationId }))

test('an invitation that one of both did not answer in time lets the time go, and I choose what now', async () => {
  const { fatma, joost, farid } = wijk.actors
  const id = await talks.invite(fatma, '2026-04-21T09:00')
  await withActor(joost, (tx) => acceptInvitation(tx, { invitationId: id }))
  expect(await close(id)).toBe(true)
  expect(await talks.stands(id)).toEqual({ state: 'declined', status: 'cancelled', answers: 'accepted invited' })
  expect(await talks.blocked(id)).toEqual([])
  expect(await talks.told(fatma)).toEqual(['newAppointment'])
  expect(await talks.told(farid)).toEqual(['newAppointment', 'newInvitation'])
  expect(await withActor(later(farid, { hours: 300 }), (tx) => getInvitation(tx, id))).toMatchObject({ ok: false })
  const again = { invitationId: id, draftId: newId() }
  expect(await withActor(fatma, (tx) => chooseAgain(tx, again))).toMatchObject({ ok: true })
  const logged = await talks.rows(
    sql`select l.action, l.outcome, l.portal_role, l.resource from access_log l join access_log_objects o on o.entry_id = l.id
        where o.object_detail = ${id} and l.portal_role = 'SYSTEM'`,
  )
  expect(logged).toEqual([{ action: 'U', outcome: 'success', portal_role: 'SYSTEM', resource: 'invitation' }])
})

test('running it again, or a minute too early, changes nothing', async () => {
  const { fatma } = wijk.actors
  const id = await talks.invite(fatma, '2026-04-21T10:00')
  expect(await close(id, atLast.subtract({ hours: 1 }))).toBe(false)
  expect(await talks.stands(id)).toEqual({ state: 'sent', status: 'pending', answers: 'invited invited' })
  const told = (await talks.told(fatma)).length
  expect(await Promise.all([close(id), close(id), close(id)])).toEqual(expect.arrayContaining([true, false, false]))
  expect((await talks.told(fatma)).length).toBe(told + 1)
})

test('what is planned or called off stays as it is', async () => {
  const { fatma, joost, farid } = wijk.actors
  const planned = await talks.invite(fatma, '2026-04-28T09:00')
  for (const actor of [joost, farid]) await withActor(actor, (tx) => acceptInvitation(tx, { invitationId: planned }))
  const gone = await talks.invite(fatma, '2026-04-28T10:00')
  await withActor(fatma, (tx) => withdrawInvitation(tx, { invitationId: gone }))
  for (const id of [planned, gone]) expect(await close(id)).toBe(false)
  expect(await talks.stands(planned)).toEqual({ state: 'planned', status: 'booked', answers: 'accepted accepted' })
  expect((await talks.stands(gone))?.state).toBe('withdrawn')
})

test('it is the wijk of the invitation that ends it: no other wijk, and no person', async () => {
  const { fatma, joost } = wijk.actors
  const id = await talks.invite(fatma, '2026-04-28T11:00')
  expect(await close(id, atLast, wijk.otherTenant.id)).toBe(false)
  for (const actor of [fatma, joost]) {
    expect(await withActor(later(actor, { hours: 300 }), (tx) => closeUnanswered(tx, { invitationId: id }))).toBe(false)
  }
  expect((await talks.stands(id))?.state).toBe('sent')
})

test('the job ends what is long past its last moment', async () => {
  // A year before: the job reads the clock of the portal.
  const fatma = later(wijk.actors.fatma, { hours: -24 * 364 })
  const id = await talks.invite(fatma, '2025-04-22T09:00')
  await expireInvitation({ tenantId: wijk.tenant.id, invitationId: id })
  expect((await talks.stands(id))?.state).toBe('declined')
  await expireInvitation({ tenantId: wijk.tenant.id, invitationId: newId() })
})
