import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeTestEmergencies, makeTestOfficer } from '#db/testing/emergencies.server.ts'
import { later, makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { readThread } from '../messaging/read-thread.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { done, notFound } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import { listLiveEmergencies } from './emergencies.queries.server.ts'
import { endEmergency } from './end-emergency.server.ts'
import { countEmergencySearch, findForEmergency } from './find-for-emergency.server.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
let button: Awaited<ReturnType<typeof makeTestEmergencies>>
let officer: Awaited<ReturnType<typeof makeTestOfficer>>
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  button = await makeTestEmergencies(wijk)
  officer = await makeTestOfficer(wijk)
})
beforeEach(() => button.clear())
afterAll(() => wijk.end())

test('a huisarts of another practice sees nothing, presses, reads, and sees nothing again four hours later', async () => {
  const { otherGp } = wijk.actors
  expect(await button.reads(otherGp)).toMatchObject({ kind: 'closed' })
  await button.pressed(otherGp)
  expect(await button.lastLogged('emergencyAccess')).toMatchObject({
    action: 'C',
    outcome: 'success',
    checks: 'TFFT',
    event_type: '110127',
    purpose_of_use: 'ETREAT',
  })
  expect(await button.reads(otherGp)).toEqual({
    kind: 'content',
    topics: ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'],
    notes: 2,
  })
  expect(await button.lastLogged('assessment')).toMatchObject({
    outcome: 'success',
    checks: 'TFFT',
    purpose_of_use: 'ETREAT',
  })
  expect(await button.reads(later(otherGp, { hours: 3, minutes: 59 }))).toMatchObject({ kind: 'content' })
  expect(await button.reads(later(otherGp, { hours: 4 }))).toMatchObject({ kind: 'closed' })
  expect(await withActor(later(otherGp, { hours: 4 }), listLiveEmergencies)).toEqual([])
})

test('it opens messages to read, and lets nothing be written or marked as read', async () => {
  const { otherGp } = wijk.actors
  expect(await withActor(otherGp, (tx) => readThread(tx, { threadId: button.threadId }))).toEqual(notFound)
  await button.pressed(otherGp)
  const read = await withActor(otherGp, (tx) => readThread(tx, { threadId: button.threadId }))
  expect(read).toMatchObject({ ok: true, value: { messages: [{ body: 'Ik heb pijn' }] } })
  const write = await withActor(otherGp, (tx) =>
    decideAccess(tx, {
      residentId: wijk.actors.fatma.personId,
      resource: 'thread',
      action: 'update',
      objectId: button.threadId,
    }),
  )
  expect(write).toMatchObject({ granted: false })
})

test('it is for the one who pressed, about the one resident, and not for colleagues', async () => {
  const { otherGp, otherAssistant, danuta } = wijk.actors
  await button.pressed(otherGp)
  expect(await button.reads(otherAssistant)).toMatchObject({ kind: 'closed' })
  const other = await withActor(otherGp, (tx) =>
    decideAccess(tx, { residentId: danuta.personId, resource: 'assessment', action: 'read' }),
  )
  expect(other).toMatchObject({ granted: false })
})

test('assistant, buurtteam, resident and administrator have no button, nor a praktijkondersteuner where the wijk did not say so', async () => {
  const { sanne, farid, fatma, admin, petra } = wijk.actors
  for (const actor of [sanne, farid, fatma, admin, petra, officer])
    expect(await button.press(actor), actor.role).toEqual(notFound)
  expect(await button.press(wijk.otherTenantActors.gp)).toEqual(notFound)
  const allowed = { emergencyRoles: ['PRACTICE_NURSE'] as const }
  await wijk.owner.client.query(`update tenants set settings = settings || $1::jsonb where id = $2`, [
    JSON.stringify(allowed),
    wijk.tenant.id,
  ])
  try {
    expect(await button.press(petra, { tenant: button.tenantWith(allowed) })).toMatchObject({ ok: true })
  } finally {
    await wijk.owner.client.query(`update tenants set settings = settings - 'emergencyRoles' where id = $1`, [
      wijk.tenant.id,
    ])
  }
})

test('somebody who is called huisarts in a wijkteam has no button, whatever the account says', async () => {
  const { farid } = wijk.actors
  const asGp = "update team_memberships set role = 'GENERAL_PRACTITIONER' where person_id = $1"
  await wijk.owner.client.query(asGp, [farid.personId])
  const called = { ...farid, role: 'GENERAL_PRACTITIONER' as const }
  try {
    expect(await button.press(called)).toEqual(notFound)
    const search = { by: 'name', familyName: 'Yılmaz', birthDate: '1968-02-11' } as const
    const { settings } = button.tenantWith()
    expect(await withActor(called, (tx) => findForEmergency(tx, { settings, search }))).toEqual(notFound)
    // The second lock holds without any code of ours.
    const { id, residentId } = { id: newId(), residentId: wijk.actors.fatma.personId }
    const past = sql`insert into emergency_accesses (tenant_id, id, resident_id, person_id, team_id, role, reason_code, reason_sealed, started_at, ends_at, notice_at, review_due)
      values (${farid.tenantId}, ${id}, ${residentId}, ${farid.personId}, ${wijk.buurtteam.id}, 'GENERAL_PRACTITIONER', 'OTHER', 'v1.a.x',
        ${farid.now.toString()}, ${farid.now.add({ hours: 4 }).toString()}, ${farid.now.toString()}, '2026-04-10')`
    await expect(withActor(called, (tx) => tx.execute(past))).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  } finally {
    const back = "update team_memberships set role = 'SOCIAL_WORKER' where person_id = $1"
    await wijk.owner.client.query(back, [farid.personId])
  }
})

test('pressing again gives the one that is live, and two at once make one', async () => {
  const { otherGp } = wijk.actors
  const first = await button.pressed(otherGp)
  expect(await button.pressed(otherGp)).toBe(first)
  await withActor(later(otherGp, { minutes: 1 }), (tx) => endEmergency(tx, { emergencyId: first }))
  const both = await Promise.all([
    button.press(later(otherGp, { minutes: 2 })),
    button.press(later(otherGp, { minutes: 2 })),
  ])
  const { rows } = await wijk.owner.client.query(`select id from emergency_accesses where ended_at is null`)
  expect(rows).toHaveLength(1)
  for (const each of both) if (!each.ok) expect(each.refusal.code).toBe('emergency.live')
})

test('“Ik ben klaar” closes it in that moment, and nobody else can end it', async () => {
  const { otherGp, joost } = wijk.actors
  const emergencyId = await button.pressed(otherGp)
  expect(await withActor(joost, (tx) => endEmergency(tx, { emergencyId }))).toEqual(notFound)
  expect(await button.reads(otherGp)).toMatchObject({ kind: 'content' })
  const soon = later(otherGp, { minutes: 10 })
  // Two taps at once, and one more.
  const taps = await Promise.all([1, 2, 3].map(() => withActor(soon, (tx) => endEmergency(tx, { emergencyId }))))
  expect(taps.map(({ ok }) => ok)).toEqual([true, true, true])
  expect(await button.reads(soon)).toMatchObject({ kind: 'closed' })
  expect(await withActor(soon, (tx) => endEmergency(tx, { emergencyId }))).toMatchObject({ ok: true })
})

test('the search finds exactly one name and birth date, with or without accents, and is logged with what was asked', async () => {
  const { otherGp, farid, fatma } = wijk.actors
  const find = (actor: Actor, familyName: string, birthDate: string) =>
    withActor(actor, (tx) =>
      findForEmergency(tx, { settings: wijk.tenant.settings, search: { by: 'name', familyName, birthDate } }),
    )
  for (const name of ['Yılmaz', 'yilmaz ', 'YILMAZ'])
    expect(await find(otherGp, name, '1968-02-11'), name).toMatchObject({
      ok: true,
      value: [{ residentId: fatma.personId }],
    })
  expect(await button.lastLogged('emergencyAccess')).toMatchObject({
    action: 'R',
    outcome: 'success',
    query: 'YILMAZ, 1968-02-11',
  })
  expect(await find(otherGp, 'Yilmaz', '1968-02-12')).toEqual(done([]))
  expect(await find(otherGp, '%', '1968-02-11')).toEqual(done([]))
  expect(await find(farid, 'Yılmaz', '1968-02-11')).toEqual(notFound)
  expect(await button.lastLogged('emergencyAccess')).toMatchObject({ outcome: 'refused' })
  expect(await find(wijk.otherTenantActors.gp, 'Yılmaz', '1968-02-11')).toEqual(done([]))
  const number = await withActor(otherGp, (tx) =>
    findForEmergency(tx, { settings: wijk.tenant.settings, search: { by: 'number', number: '123456789' } }),
  )
  expect(number).toEqual(done([]))
})

test('whoever goes on searching waits longer and longer', async () => {
  const { joost } = wijk.actors
  const answers = []
  for (let at = 0; at < 11; at += 1) answers.push(await countEmergencySearch(joost))
  expect(answers.slice(0, 10)).toEqual(Array(10).fill(null))
  expect(answers[10]).toMatchObject({ refusal: { code: 'emergency.tooManySearches', data: { minutes: 1 } } })
  expect(await countEmergencySearch(wijk.actors.otherGp)).toBeNull()
})
