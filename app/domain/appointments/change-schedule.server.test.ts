import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSessions } from '#db/seed/factories/appointments.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { clock, day, makeTestPlanning, planningZone, soon, treat } from '#db/testing/planning.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { AskedChange, GivenSession } from './asked-change.ts'
import { getPlannedWeek } from './planned.queries.server.ts'
import { comeBack, reopenTeam } from './take-back-closed.server.ts'

let wijk: TestNeighbourhood
let plan: Awaited<ReturnType<typeof makeTestPlanning>>
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  plan = await makeTestPlanning(wijk)
})
afterAll(() => wijk.end())

test('a huisarts sets the own schedule, an assistant that of the practice, and nobody that of another', async () => {
  const { joost, sanne, petra, farid, fatma, admin, otherGp, otherAssistant } = wijk.actors
  const add = (personId: string, more: Partial<GivenSession> = {}): AskedChange => ({
    ...{ kind: 'add', personId, session: plan.session(more) },
  })
  const refused = { ok: false, refusal: { code: 'shared.notFound' } }
  for (const actor of [petra, farid, fatma, admin, otherGp, otherAssistant, wijk.otherTenantActors.gp]) {
    expect(await plan.change(actor, add(joost.personId))).toMatchObject(refused)
    expect(await plan.change(actor, plan.ill('2026-05-04', null))).toMatchObject(refused)
    const opened = await withActor(soon(actor), (tx) =>
      getPlannedWeek(tx, { personId: joost.personId, timeZone: planningZone }),
    )
    expect(opened).toMatchObject(refused)
  }
  expect(await plan.change(joost, add(joost.personId, { teamId: wijk.otherPractice.id }))).toMatchObject(refused)
  expect(await plan.change(sanne, add(otherGp.personId))).toMatchObject(refused)
  expect(await plan.change(joost, add(joost.personId, { visitTypeCodes: ['NOBODYS'] }))).toMatchObject(refused)
  expect(await plan.change(joost, add(joost.personId))).toEqual({ ok: true, value: { saved: true } })
  expect(await plan.change(sanne, add(joost.personId, { startsAt: clock('14:00') }))).toMatchObject({
    refusal: { code: 'appointments.sessionsOverlap' },
  })
  const past = { validFrom: day('2026-04-01'), weekday: 4 }
  expect(await plan.change(joost, add(joost.personId, past))).toMatchObject({
    refusal: { code: 'appointments.inThePast' },
  })
  expect(await plan.change(sanne, plan.ill('2026-05-04', wijk.actors.petra.personId))).toMatchObject(refused)
})

test('a session that changes from a day on keeps what was, and asks about who falls outside it', async () => {
  const { joost } = wijk.actors
  const opened = await withActor(soon(joost), (tx) =>
    getPlannedWeek(tx, { personId: joost.personId, timeZone: planningZone }),
  )
  if (!opened.ok) throw new Error('not opened')
  const monday = opened.value.sessions.find(({ weekday }) => weekday === 1)!
  const ids = await plan.book(3, '2026-05-11')
  const later = plan.session({
    weekday: 1,
    startsAt: clock('08:45'),
    endsAt: clock('12:00'),
    validFrom: day('2026-05-11'),
  })
  const asked: AskedChange = { kind: 'replace', personId: joost.personId, sessionId: monday.id, session: later }
  const shown = await plan.change(joost, asked)
  expect(shown).toMatchObject({ value: { saved: false, bookings: [{ id: ids[0] }] } })
  if (shown.ok && !shown.value.saved) expect(shown.value.bookings).toHaveLength(1)
  expect(await plan.change(joost, asked, treat('keep'))).toMatchObject({ value: { saved: true } })
  const kept = await plan.rows<{ from: string; until: string | null; starts: string }>(
    `select valid_from::text as from, valid_until::text as until, starts_at::text as starts from consultation_sessions
     where person_id = $1 and weekday = 1 order by valid_from`,
    joost.personId,
  )
  expect(kept).toEqual([
    { from: '2025-01-01', until: '2026-05-10', starts: '08:30:00' },
    { from: '2026-05-11', until: null, starts: '08:45:00' },
  ])
})

test('the practice closes a day for everybody in it, and only for itself', async () => {
  const { sanne, joost, otherAssistant } = wijk.actors
  const ids = await plan.book(2, '2026-05-18')
  const asked: AskedChange = {
    ...{ kind: 'close', teamId: wijk.practice.id, name: 'Studiedag' },
    ...{ firstDay: day('2026-05-18'), lastDay: day('2026-05-18') },
  }
  for (const actor of [joost, otherAssistant])
    expect(await plan.change(actor, asked)).toMatchObject({ refusal: { code: 'shared.notFound' } })
  const shown = await plan.change(sanne, asked)
  expect(shown).toMatchObject({ value: { saved: false, bookings: ids.map((id) => ({ id, colleagues: [] })) } })
  expect(await plan.change(sanne, asked, treat('cancel', {}, 'Wij zijn die dag dicht.'))).toMatchObject({
    value: { saved: true },
  })
  // Closed already: whoever was left standing is not asked about again.
  const [kept] = await plan.book(1, '2026-05-18')
  expect(await plan.change(sanne, asked)).toMatchObject({ value: { saved: true } })
  expect(await plan.rows("select 1 from appointments where id = $1 and status = 'booked'", kept)).toHaveLength(1)
  await plan.rows(
    'delete from team_closures where id in (select id from team_closures order by created_at desc, id desc limit 1)',
  )
  const [closure] = await plan.rows<{ id: string }>('select id from team_closures where team_id = $1', wijk.practice.id)
  const open = { teamId: wijk.practice.id, closureId: closure!.id, tenant: wijk.tenant }
  expect(await withActor(soon(joost), (tx) => reopenTeam(tx, open))).toMatchObject({ ok: false })
  expect(await withActor(soon(sanne), (tx) => reopenTeam(tx, open))).toMatchObject({ ok: true })
  expect(await plan.rows('select 1 from team_closures where team_id = $1', wijk.practice.id)).toEqual([])
})

test('a colleague who works for another team at that hour takes nobody over', async () => {
  const { sanne } = wijk.actors
  await plan.book(1, '2026-06-16')
  const hold = (teamId: string) =>
    makeSessions(wijk.owner, wijk.tenant.id, {
      ...{ personId: plan.deputy, teamId, location: 'Elders', validFrom: '2025-01-01' },
      sessions: [{ weekday: 2, startsAt: '08:30', endsAt: '10:00', visitTypeCodes: ['CONSULT'], onlineShare: 1 }],
    })
  await hold(wijk.buurtteam.id)
  expect(await plan.change(sanne, plan.ill('2026-06-16', null))).toMatchObject({
    value: { bookings: [{ colleagues: [] }] },
  })
  await hold(wijk.practice.id)
  expect(await plan.change(sanne, plan.ill('2026-06-16', null))).toMatchObject({
    value: { bookings: [{ colleagues: [{ calledName: 'Dokter Bos' }] }] },
  })
})

test('an assistant is told that there is more than she may see, and a drie-gesprek stays', async () => {
  const { sanne, joost } = wijk.actors
  await plan.book(1, '2026-06-02', null)
  const shown = await plan.change(sanne, plan.ill('2026-06-02', null))
  expect(shown).toMatchObject({ value: { saved: false, bookings: [], hidden: 1 } })
  expect(await plan.change(sanne, plan.ill('2026-06-02', null), treat(null))).toMatchObject({ value: { saved: true } })
  const opened = await withActor(soon(joost), (tx) =>
    getPlannedWeek(tx, { personId: joost.personId, timeZone: planningZone }),
  )
  const absence = opened.ok
    ? opened.value.absences.find(({ firstDay }) => firstDay.equals(day('2026-06-02')))
    : undefined
  const back = { personId: joost.personId, absenceId: absence?.id ?? '', tenant: wijk.tenant }
  expect(await withActor(soon(wijk.actors.petra), (tx) => comeBack(tx, back))).toMatchObject({ ok: false })
  expect(await withActor(soon(joost), (tx) => comeBack(tx, back))).toMatchObject({ ok: true })
})

test('more than a hundred appointments are not settled in one go', async () => {
  const { joost } = wijk.actors
  for (let week = 0; week < 8; week += 1)
    await plan.book(
      14,
      day('2026-08-03')
        .add({ days: week * 7 })
        .toString(),
    )
  const asked = plan.ill('2026-08-03', null, '2026-09-30')
  expect(await plan.change(joost, asked)).toMatchObject({
    refusal: { code: 'appointments.tooManyHit', data: { hit: 112, most: 100 } },
  })
})
