import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { emergencyReason, makeTestEmergencies, makeTestOfficer } from '#db/testing/emergencies.server.ts'
import { later, makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { newId } from '../shared/ids.ts'
import type { Actor } from '../shared/actor.ts'
import { done, notFound } from '../shared/result.ts'
import { getMyEmergency, listMyEmergencies } from './emergencies.queries.server.ts'
import { listEmergencyFigures } from './emergency-figures.queries.server.ts'
import { judgeEmergency } from './judge-emergency.server.ts'
import { getReview, listReviews } from './reviews.queries.server.ts'
import { withActor } from './with-actor.server.ts'

const note = 'De reden klopt met wat de huisartsenpost schreef.'

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

test('the resident is told at once, and reads who, when and why', async () => {
  const { otherGp, fatma, danuta } = wijk.actors
  const emergencyId = await button.pressed(otherGp)
  expect([await button.tell(emergencyId), await button.tell(emergencyId)]).toEqual([true, true])
  const { rows } = await wijk.owner.client.query('select person_id, template from notifications')
  expect(rows).toEqual([{ person_id: fatma.personId, template: 'accessNews' }])
  const mine = await withActor(fatma, (tx) => getMyEmergency(tx, emergencyId))
  expect(mine).toMatchObject({ ok: true, value: { name: 'Dokter Visser', reason: emergencyReason, outcome: null } })
  for (const actor of [danuta, otherGp, wijk.actors.admin, officer])
    expect(await withActor(actor, (tx) => getMyEmergency(tx, emergencyId)), actor.role).toEqual(notFound)
})

test('a notice that is put off stays out of sight until then: the page, the grants and who looked', async () => {
  const { otherGp, fatma } = wijk.actors
  const delay = { delayHours: 24, delayReason: 'De partner leest mee op haar telefoon en is agressief.' }
  expect(await button.press(otherGp, delay)).toMatchObject({
    refusal: { code: 'emergency.delayTooLong', data: { hours: 0 } },
  })
  const emergencyId = await button.pressed(otherGp, {
    ...delay,
    tenant: button.tenantWith({ emergencyNoticeDelayHours: 48 }),
  })
  await button.reads(otherGp)
  const known = (actor: Actor) =>
    withActor(actor, async (tx) => {
      const grants = await tx.execute(sql`select 1 from access_grants where source = 'emergency'`)
      const looks = await tx.execute(
        sql`select 1 from access_log_about_me('2020-01-01', '2040-01-01', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 100) where user_id = ${otherGp.personId} and recorded_at >= ${testNow.toString()}::timestamptz and resource = 'assessment' and checks like '___T'`,
      )
      const list = await listMyEmergencies(tx, testNow.subtract({ hours: 1 }))
      return [grants.rows.length, looks.rows.length > 0, list.length]
    })
  expect(await button.tell(emergencyId)).toBe(false)
  expect(await known(fatma)).toEqual([0, false, 0])
  expect(await known(later(fatma, { hours: 24 }))).toEqual([7, true, 1])
})

test('the privacy officer judges once, after it closed, and the resident reads the judgement', async () => {
  const { otherGp, fatma, joost, admin } = wijk.actors
  const emergencyId = await button.pressed(otherGp)
  const judge = (actor: Actor) =>
    withActor(actor, (tx) => judgeEmergency(tx, { emergencyId, outcome: 'justified', note }))
  for (const actor of [joost, otherGp, fatma, admin]) expect(await judge(actor), actor.role).toEqual(notFound)
  expect(await judge(officer)).toMatchObject({ refusal: { code: 'emergency.stillOpen' } })
  await button.tell(emergencyId)
  const day = later(officer, { hours: 72 })
  expect(await withActor(day, (tx) => listReviews(tx, { judged: false, after: null }))).toMatchObject({
    ok: true,
    // Five working days after Friday 3 April 2026: Easter Monday is none.
    value: { items: [{ resident: 'Fatma Yılmaz', professional: 'Lotte Visser', reason: emergencyReason }], next: null },
  })
  const open = await withActor(day, (tx) => getReview(tx, emergencyId))
  expect(open.ok && open.value.reviewDue.toString()).toBe('2026-04-13')
  expect(await judge(day)).toEqual(done())
  expect(await judge(day)).toMatchObject({ refusal: { code: 'emergency.judged' } })
  const { rows } = await wijk.owner.client.query<{ template: string }>('select template from notifications')
  expect(rows).toEqual([{ template: 'accessNews' }, { template: 'accessNews' }])
  const mine = await withActor(later(fatma, { hours: 73 }), (tx) => getMyEmergency(tx, emergencyId))
  expect(mine).toMatchObject({ ok: true, value: { outcome: 'justified', note } })
  const figures = await withActor(day, (tx) =>
    listEmergencyFigures(tx, { since: testNow.subtract({ hours: 1 }), timeZone: 'Europe/Amsterdam' }),
  )
  expect(figures).toEqual(
    done([{ team: 'Centrum Taag', month: '2026-04', presses: 1, judged: 1, unjustified: 0, medianHours: 72 }]),
  )
})

test('nobody but the officer gets the reviews and the figures, not even the administrator (BO-4)', async () => {
  const emergencyId = await button.pressed(wijk.actors.otherGp)
  for (const actor of Object.values(wijk.actors)) {
    expect(await withActor(actor, (tx) => listReviews(tx, { judged: false, after: null })), actor.role).toEqual(
      notFound,
    )
    expect(await withActor(actor, (tx) => getReview(tx, emergencyId)), actor.role).toEqual(notFound)
    expect(
      await withActor(actor, (tx) => listEmergencyFigures(tx, { since: testNow, timeZone: 'UTC' })),
      actor.role,
    ).toEqual(notFound)
  }
  const far = { ...officer, tenantId: wijk.otherTenant.id }
  expect(await withActor(far, (tx) => getReview(tx, emergencyId))).toEqual(notFound)
})

test('the words of the reason are sealed, and stand in no line of the log', async () => {
  await button.pressed(wijk.actors.otherGp)
  const { rows } = await wijk.owner.client.query<{ text: string }>(
    'select to_jsonb(e)::text as text from emergency_accesses e union all select to_jsonb(l)::text from access_log l',
  )
  expect(rows.length).toBeGreaterThan(2)
  for (const { text } of rows) expect(text).not.toContain('aanspreekbaar')
})

test('straight in the database nobody opens, moves or judges one that is not theirs', async () => {
  const { otherGp, joost, fatma } = wijk.actors
  const emergencyId = await button.pressed(otherGp)
  const change = (actor: Actor, statement: ReturnType<typeof sql>) =>
    withActor(actor, async (tx) => (await tx.execute(statement)).rowCount ?? 0).catch(
      (error: { cause?: { code?: string } }) => error.cause?.code,
    )
  const longer = sql`update emergency_accesses set ended_at = ends_at where id = ${emergencyId}`
  expect(await change(joost, longer)).toBe(0)
  expect(await change(fatma, longer)).toBe(0)
  expect(
    await change(
      otherGp,
      sql`update emergency_accesses set judged_at = ${testNow.toString()}::timestamptz, judged_by = ${otherGp.personId}::uuid, outcome = 'justified', note_sealed = 'v1.a.b' where id = ${emergencyId}`,
    ),
  ).toBe('42501')
  expect(await change(otherGp, sql`update emergency_accesses set ends_at = ends_at`)).toBe('42501')
  expect(
    await change(
      otherGp,
      sql`update access_grants set during = tstzrange(lower(during), null) where source = 'emergency'`,
    ),
  ).toBe(0)
  expect(
    await change(
      officer,
      sql`update emergency_accesses set ended_at = ${testNow.toString()}::timestamptz where id = ${emergencyId}`,
    ),
  ).toBe('42501')
  expect(
    await change(
      otherGp,
      sql`insert into access_grants (tenant_id, id, resident_id, grantee_person_id, topic, level, source, source_id, during)
    values (${wijk.tenant.id}, ${newId()}, ${fatma.personId}, ${otherGp.personId}, 'BODY', 'read', 'emergency', ${emergencyId}, tstzrange(null, null))`,
    ),
  ).toBe('42501')
})
