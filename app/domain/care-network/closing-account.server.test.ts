import { beforeEach, afterEach, expect, test } from 'vitest'
import { closeDepartedEverywhere } from '#app/jobs/close-departed.server.ts'
import { codeOf, makeLeavingWorld, type LeavingWorld } from '#db/testing/leaving.server.ts'
import { testNow } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { systemActor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { closeDeparted, listDeparted } from './close-departed.server.ts'
import { getLedTeam } from './colleagues.queries.server.ts'

let { wijk, about, deeds, end } = {} as LeavingWorld
beforeEach(async () => void ({ wijk, about, deeds, end } = await makeLeavingWorld()))
afterEach(() => end())

const timeZone = 'Europe/Amsterdam'

test('an account does not close while something has no successor, and says how much', async () => {
  await deeds.started()
  const refused = await deeds.close(wijk.actors.admin)
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'care-network.stillOpen', data: { open: 6 } } })
  expect(codeOf(await deeds.close(wijk.actors.admin, 'te kort'))).toBe('care-network.stillOpen')
  for (const who of [
    wijk.actors.noor,
    wijk.actors.joost,
    wijk.actors.fatma,
    { ...wijk.actors.admin, tenantId: wijk.otherTenant.id },
  ])
    expect(codeOf(await deeds.close(who, 'Een reden die lang genoeg is.')), who.displayName).toBe('shared.notFound')
  expect(await deeds.rows('select status from accounts where id = $1', [about.accountId])).toEqual([
    { status: 'active' },
  ])
  expect(codeOf(await deeds.close(wijk.actors.admin, 'Joost is ernstig ziek geworden.'))).toBe('ok')
  expect(await deeds.rows('select status from accounts where id = $1', [about.accountId])).toEqual([
    { status: 'closed' },
  ])
  expect(await deeds.rows('select overridden_by, override_reason from departures')).toEqual([
    { overridden_by: wijk.actors.admin.personId, override_reason: 'Joost is ernstig ziek geworden.' },
  ])
  // What is open waits for the lead, also what was before the planned last day.
  const team = await withActor(wijk.actors.noor, (tx) => getLedTeam(tx, { timeZone }))
  expect(team.ok && team.value.leaves.map(({ open }) => open)).toEqual([6])
  const [departure] = await deeds.rows<{ id: string }>('select id from departures')
  const { noor } = wijk.actors
  expect(
    codeOf(await deeds.propose(noor, departure!.id, 'APPOINTMENT', about.appointmentBefore, about.meral.personId)),
  ).toBe('ok')
  expect(codeOf(await deeds.accept(about.meral, (await deeds.asked())[0]!.id))).toBe('ok')
})

test('a night after the last day the account closes by itself, and only when nothing is open', async () => {
  const departureId = await deeds.started()
  const at = (hours: number) => systemActor(wijk.tenant.id, testNow.add({ hours }), newId())
  const evening = 7 * 24
  const night = 7 * 24 + 8
  expect(await withActor(at(evening), (tx) => listDeparted(tx, { timeZone }))).toEqual([])
  const personId = wijk.actors.joost.personId
  expect(await withActor(at(night), (tx) => listDeparted(tx, { timeZone }))).toEqual([personId])
  const closing = () => withActor(at(night), (tx) => closeDeparted(tx, { personId, timeZone }))
  expect(codeOf(await closing())).toBe('care-network.stillOpen')
  await deeds.handEverythingOver(departureId)
  await deeds.rows("update appointments set status = 'fulfilled' where id = $1", [about.appointmentBefore])
  expect((await Promise.all([closing(), closing()])).map(codeOf)).toEqual(['ok', 'ok'])
  expect(
    await deeds.rows('select a.status, d.closed_at is not null as done from accounts a, departures d where a.id = $1', [
      about.accountId,
    ]),
  ).toEqual([{ status: 'closed', done: true }])
  await closeDepartedEverywhere()
})
