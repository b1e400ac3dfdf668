import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFatmasProxy } from '#db/testing/fatmas-proxy.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { attempt, claiming, connectAsApp } from '#db/testing/raw-app.server.ts'
import { firstDate, makeActivity, signUpDeeds } from '#db/testing/sign-up-world.server.ts'
import { sha256 } from '#app/platform/crypto.server.ts'
import { hideFromRepresentatives, showToRepresentatives } from '../access/hide-from-representatives.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { systemActor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { cancelRegistration } from './registration-cancel.server.ts'
import { tellSignUp } from './registration-tell.server.ts'
import { findRegistrations, listRegistrations } from './registrations.queries.server.ts'

let wijk: TestNeighbourhood
let client: pg.Client
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  client = await connectAsApp()
})
afterAll(async () => {
  await client.end()
  await wijk.end()
})

const nothing = { ok: false, refusal: { code: 'shared.notFound' } }
async function aWalk(capacity: number | null = null) {
  const activity = await makeActivity(wijk, { capacity })
  return { ...activity, ...signUpDeeds(wijk, activity.id) }
}

test('who acts for a resident signs up, sees and cancels when the mandate says appointments, and not otherwise', async () => {
  const walk = await aWalk()
  const proxy = await makeFatmasProxy(wijk)
  const fatma = wijk.actors.fatma.personId
  const list = { residentId: fatma, which: 'coming', after: null } as const
  await proxy.mandate(['messages'])
  expect(await walk.resident(proxy.acting, fatma)).toEqual(nothing)
  expect(await withActor(proxy.acting, (tx) => listRegistrations(tx, list))).toEqual(nothing)
  await proxy.mandate(['appointments'])
  expect((await walk.resident(proxy.acting, fatma)).ok).toBe(true)
  const seen = await withActor(proxy.acting, (tx) => listRegistrations(tx, list))
  const [own] = seen.ok ? seen.value.items : []
  expect(own).toMatchObject({ activityId: walk.id, state: 'placed' })
  // News goes to who signed her up for as long as the mandate lasts, and then to herself.
  const told = async () => {
    const job = { tenantId: wijk.tenant.id, signUpId: own!.signUpId, originalDate: firstDate.toString() }
    const system = systemActor(wijk.tenant.id, testNow, newId())
    expect(await withActor(system, (tx) => tellSignUp(tx, { ...job, what: 'movedUp' }))).toBeNull()
    const { rows } = await wijk.owner.client.query<{ id: string }>(
      `select n.person_id as id from registrations r join notifications n on n.id = r.notification_id where r.sign_up_id = $1`,
      [own!.signUpId],
    )
    return rows[0]?.id
  }
  expect(await told()).toBe(wijk.actors.danuta.personId)
  // Of what she hides from them she is told herself (REP-5).
  const thing = { residentId: fatma, topic: 'APPOINTMENTS', objectId: own!.signUpId } as const
  expect((await withActor(wijk.actors.fatma, (tx) => hideFromRepresentatives(tx, thing))).ok).toBe(true)
  expect(await told()).toBe(fatma)
  expect(await withActor(proxy.acting, (tx) => listRegistrations(tx, list))).toMatchObject({ value: { items: [] } })
  expect((await withActor(wijk.actors.fatma, (tx) => showToRepresentatives(tx, thing))).ok).toBe(true)
  expect(await told()).toBe(wijk.actors.danuta.personId)
  await proxy.mandate(['messages'])
  expect(await told()).toBe(fatma)
  await proxy.mandate(['appointments'])
  const cancel = () =>
    withActor(proxy.acting, (tx) => cancelRegistration(tx, { signUpId: own!.signUpId, date: firstDate }))
  await proxy.mandate(['messages'])
  expect(await cancel()).toEqual(nothing)
  await proxy.mandate(['appointments'])
  expect((await cancel()).ok).toBe(true)
  expect(await walk.standing()).toEqual(['cancelled'])
})

test('an assistant signs a resident of the practice up on request, and nobody else’s', async () => {
  const walk = await aWalk()
  const fatma = wijk.actors.fatma.personId
  const { sanne, otherAssistant, joost } = wijk.actors
  for (const stranger of [otherAssistant, joost]) expect(await walk.resident(stranger, fatma)).toEqual(nothing)
  expect((await walk.resident(sanne, fatma)).ok).toBe(true)
  expect(await walk.standing()).toEqual(['placed'])
})

test('what a guest saw and did stands in the log, without a name or a number', async () => {
  const walk = await aWalk()
  const { key } = await walk.guest({ name: 'Kolibrie', phone: '0612345670' })
  expect((await walk.guestDoes(key, testNow, findRegistrations)).ok).toBe(true)
  expect((await walk.cancel(key)).ok).toBe(true)
  const { rows } = await wijk.owner.client.query<{ action: string; row: string }>(
    `select l.action, to_jsonb(l)::text || to_jsonb(o)::text as row from access_log l join access_log_objects o on o.entry_id = l.id
     where l.portal_role = 'ANONYMOUS' and o.object_id = $1 order by l.id`,
    [walk.organiserId],
  )
  expect(rows.map(({ action }) => action).sort()).toEqual(['C', 'D', 'R'])
  for (const { row } of rows) expect(row).not.toMatch(/Kolibrie|12345670/)
})

test('a neighbour who tries to cancel what I signed up for finds nothing, and the try stands in the log', async () => {
  const walk = await aWalk()
  const { fatma, danuta } = wijk.actors
  expect((await walk.resident(fatma, fatma.personId)).ok).toBe(true)
  const list = { residentId: fatma.personId, which: 'coming', after: null } as const
  const seen = await withActor(fatma, (tx) => listRegistrations(tx, list))
  const [own] = seen.ok ? seen.value.items : []
  const tried = { ...danuta, requestId: 'tries' }
  const asked = { signUpId: own!.signUpId, date: firstDate }
  expect(await withActor(tried, (tx) => cancelRegistration(tx, asked))).toEqual(nothing)
  expect(await walk.standing()).toEqual(['placed'])
  const { rows } = await wijk.owner.client.query(
    `select user_id, outcome, resource from access_log where request_id = 'tries'`,
  )
  expect(rows).toEqual([{ user_id: danuta.personId, outcome: 'refused', resource: 'account.notThere' }])
})

test('the database itself shows a guest one sign-up by its link, and gives nobody a place out of turn', async () => {
  const walk = await aWalk(1)
  const { key } = await walk.guest()
  await walk.guest()
  const guest = { tenant: wijk.tenant.id, kind: 'anonymous', now: testNow.toString() }
  const count = async () => (await client.query('select from registrations where activity_id = $1', [walk.id])).rowCount
  const show = (secret: string) => client.query(`select set_config('app.link', $1, true)`, [sha256(secret)])
  await claiming(client, guest, async () => {
    expect(await count()).toBe(0)
    await show('x'.repeat(43))
    expect(await count()).toBe(0)
    await show(key.padEnd(43, 'x'))
    expect(await count()).toBe(1)
    expect(await attempt(client, 'select * from sign_up_links')).toBe('42501')
    for (const change of ['attended = true', `notification_id = null, state = 'waiting'`])
      expect(await attempt(client, `update registrations set ${change}`), change).toBe('42501')
  })
  // In another wijk the same secret opens nothing.
  await claiming(client, { ...guest, tenant: wijk.otherTenant.id }, async () => {
    await show(key.padEnd(43, 'x'))
    expect(await count()).toBe(0)
  })
  const organiser = { ...guest, kind: 'professional', teams: walk.organiser.teamIds }
  await claiming(client, organiser, async () => {
    await client.query(`select set_config('app.role', 'ACTIVITY_ORGANISER', true)`)
    expect(await count()).toBe(2)
    for (const change of [`state = 'placed'`, `helped = 'yes'`])
      expect(await attempt(client, `update registrations set ${change}`), change).toBe('42501')
    await client.query(`select set_config('app.role', 'GENERAL_PRACTITIONER', true)`)
    expect(await count()).toBe(0)
  })
})
