import { afterAll, beforeAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { makeAppointments } from '#db/seed/factories/appointments.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at, makeTestPlanning, soon, treat } from '#db/testing/planning.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { bookAppointment } from './book-appointment.server.ts'
import { treatmentText } from './treatment.ts'

let wijk: TestNeighbourhood
let plan: Awaited<ReturnType<typeof makeTestPlanning>>
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  plan = await makeTestPlanning(wijk)
})
afterAll(() => wijk.end())

const silence = { reason: null, interpreterLanguage: null }

test('the huisarts falls ill with 14 appointments: each of them gets a decision, and all are carried out at once', async () => {
  const { joost, sanne } = wijk.actors
  const ids = await plan.book(14, '2026-04-13')
  const before = await plan.countAbsences()
  const shown = await plan.change(sanne, plan.ill('2026-04-13'))
  if (!shown.ok || shown.value.saved) throw new Error('nothing was shown')
  expect(shown.value.bookings.map(({ id }) => id)).toEqual(ids)
  expect(shown.value.bookings[0]?.residentName).toBe('Bewoner 1 Proef')
  // Dokter Bos has a session until ten, and is the deputy: her time is hers all day.
  expect(shown.value.bookings.map(({ colleagues }) => colleagues.map(({ calledName }) => calledName))).toEqual(
    ids.map(() => ['Dokter Bos']),
  )
  expect(await plan.countAbsences()).toBe(before)

  // One is forgotten: nothing is saved.
  const some = treat(null, Object.fromEntries(ids.slice(1).map((id) => [id, 'keep'])))
  expect(await plan.change(sanne, plan.ill('2026-04-13'), some)).toMatchObject({
    value: { saved: false, missing: 'treatment' },
  })
  // Nobody is sent away without a word.
  const silent = treat('colleague', { [ids[8]!]: 'cancel' })
  expect(await plan.change(sanne, plan.ill('2026-04-13'), silent)).toMatchObject({
    value: { saved: false, missing: 'words' },
  })
  expect(await plan.countAbsences()).toBe(before)

  const chosen = treat(
    'colleague',
    { [ids[8]!]: 'cancel', [ids[9]!]: 'call', [ids[10]!]: 'keep' },
    'Dokter Kuipers is ziek. Kiest u een nieuwe tijd?',
  )
  expect(await plan.change(sanne, plan.ill('2026-04-13'), chosen)).toEqual({ ok: true, value: { saved: true } })
  const states = await plan.rows<{ id: string; status: string; who: string; calls: boolean; reason: string | null }>(
    `select a.id, a.status, p.person_id as who, a.call_wanted_at is not null as calls, a.change_reason as reason
     from appointments a join appointment_participants p on p.appointment_id = a.id and p.kind = 'professional'
     where a.id = any($1) order by a.starts_at`,
    ids,
  )
  expect(states.filter(({ who }) => who === plan.deputy)).toHaveLength(11)
  expect(states[8]).toMatchObject({ status: 'cancelled', who: joost.personId, reason: chosen.words })
  expect(states[9]).toMatchObject({ status: 'booked', who: joost.personId, calls: true })
  expect(states[10]).toMatchObject({ status: 'booked', who: joost.personId, calls: false, reason: null })
  expect(await plan.countAbsences()).toBe(before + 1)
  const told = await plan.rows<{ n: number }>(
    `select count(distinct person_id)::int as n from notifications where template = 'appointmentChanged' and person_id = any($1)`,
    plan.residents.map(({ personId }) => personId),
  )
  expect(told).toEqual([{ n: 12 }])
  const logged = await plan.rows<{ action: string; event_code: string }>(
    "select distinct action, event_code from access_log where resource = 'schedule' and outcome = 'success' order by action",
  )
  expect(logged).toEqual([
    { action: 'R', event_code: '110113' },
    { action: 'U', event_code: '110113' },
  ])
})

test('who booked while the assistant was choosing is shown too', async () => {
  const { sanne, fatma, joost } = wijk.actors
  const asked = plan.ill('2026-04-14', null)
  const [first] = await plan.book(1, '2026-04-14')
  expect(await plan.change(sanne, asked)).toMatchObject({ value: { saved: false } })
  const choice = { tenant: wijk.tenant, residentId: fatma.personId, personId: joost.personId, ...silence }
  const booked = await withActor({ ...fatma, now: testNow }, (tx) =>
    bookAppointment(tx, {
      ...choice,
      visitTypeId: plan.agenda.practiceTypes.get('CONSULT')!,
      startsAt: at('2026-04-14T09:00'),
    }),
  )
  expect(booked.ok).toBe(true)
  const chosen = treat(null, { [first!]: 'keep' })
  const again = await plan.change(sanne, asked, chosen)
  if (!again.ok || again.value.saved) throw new Error('saved')
  expect(again.value.bookings.map(({ residentName }) => residentName)).toEqual(['Bewoner 1 Proef', 'Fatma Yılmaz'])
  expect(await plan.change(sanne, asked, treat('call'))).toEqual({ ok: true, value: { saved: true } })
})

test('a colleague who was booked meanwhile is not booked twice', async () => {
  const { sanne } = wijk.actors
  const [id] = await plan.book(1, '2026-04-20')
  const busy = plan.residents[5]!.personId
  await makeAppointments(wijk.owner, wijk.tenant.id, [
    {
      ...{
        residentId: busy,
        personIds: [plan.deputy],
        teamId: wijk.practice.id,
        visitTypeCode: 'CONSULT',
        minutes: 15,
      },
      ...{ startsAt: at('2026-04-20T08:30'), location: 'Centrum Neckar' },
    },
  ])
  const before = await plan.countAbsences()
  const chosen = treat(null, { [id!]: `colleague.${plan.deputy}` })
  const answer = await plan.change(sanne, plan.ill('2026-04-20'), chosen)
  expect(answer).toMatchObject({ value: { saved: false, bookings: [{ id, colleagues: [] }] } })
  expect(await plan.countAbsences()).toBe(before)
})

test('who books at the moment that the huisarts is reported away is refused, or is shown: never forgotten', async () => {
  const { joost, sanne, fatma } = wijk.actors
  const visitTypeId = plan.agenda.practiceTypes.get('CONSULT')!
  for (const date of ['2026-05-12', '2026-05-19', '2026-04-21', '2026-04-28']) {
    const choice = {
      tenant: wijk.tenant,
      residentId: fatma.personId,
      personId: joost.personId,
      visitTypeId,
      ...silence,
    }
    const [booked, away] = await Promise.all([
      withActor(soon(fatma), (tx) => bookAppointment(tx, { ...choice, startsAt: at(`${date}T10:00`) })),
      plan.change(sanne, plan.ill(date)),
    ])
    if (!away.ok) throw new Error(away.refusal.code)
    expect([date, booked.ok]).toEqual([date, !away.value.saved])
    if (booked.ok)
      expect(await plan.change(sanne, plan.ill(date), treat('cancel', {}, 'Kies een nieuwe tijd.'))).toMatchObject({
        value: { saved: true },
      })
  }
})

test('an appointment goes to another time that is free, each to one of its own, and the resident is told', async () => {
  const { sanne, joost } = wijk.actors
  const ids = await plan.book(3, '2026-05-25')
  await plan.rows('update appointments set call_wanted_at = now() where id = any($1)', ids)
  const shown = await plan.change(sanne, plan.ill('2026-05-25'))
  if (!shown.ok || shown.value.saved) throw new Error('nothing was shown')
  const offered = shown.value.bookings.flatMap(({ others }) => others.map(({ startsAt }) => startsAt.toString()))
  expect(new Set(offered).size).toBe(6)
  const [, second] = shown.value.bookings[0]!.others
  const chosen = treat(
    'move',
    { [ids[0]!]: treatmentText({ way: 'move', startsAt: second!.startsAt }) },
    'Ik ben ziek.',
  )
  expect(await plan.change(sanne, plan.ill('2026-05-25'), chosen)).toMatchObject({ value: { saved: true } })
  const moved = await plan.rows<{
    id: string
    starts_at: Date
    who: string
    reason: string
    told: number
    taken: boolean
  }>(
    `select a.id, a.starts_at, p.person_id as who, a.change_reason as reason, p.blocks and p.starts_at = a.starts_at and a.call_wanted_at is null as taken,
       (select count(*)::int from appointment_notices n where n.appointment_id = a.id and n.starts_at = a.starts_at) as told
     from appointments a join appointment_participants p on p.appointment_id = a.id and p.kind = 'professional'
     where a.id = any($1)`,
    ids,
  )
  const of = (id: string | undefined) => moved.find((each) => each.id === id)
  expect(of(ids[0])?.starts_at.toISOString()).toBe(second!.startsAt.toString({ smallestUnit: 'millisecond' }))
  for (const id of ids) {
    expect(of(id)).toMatchObject({ who: joost.personId, reason: 'Ik ben ziek.', told: 1, taken: true })
    expect(offered).toContain(Temporal.Instant.fromEpochMilliseconds(of(id)!.starts_at.getTime()).toString())
  }
  expect(new Set(moved.map(({ starts_at: start }) => start.getTime())).size).toBe(3)
  // A time that nobody offered is none.
  const [late] = await plan.book(1, '2026-06-08')
  const odd = treat(null, { [late!]: 'move.29300000' })
  expect(await plan.change(sanne, plan.ill('2026-06-08'), odd)).toMatchObject({ value: { saved: false } })
})

test('two colleagues who settle the same appointments at once do it once', async () => {
  const { joost, sanne, noor } = wijk.actors
  const [id] = await plan.book(1, '2026-06-15')
  const before = await plan.countAbsences()
  const answers = await Promise.all(
    [sanne, noor, joost].map((actor) =>
      plan.change(actor, plan.ill('2026-06-15'), treat('cancel', {}, 'Kies een nieuwe tijd.')),
    ),
  )
  expect(answers.map((each) => each.ok && each.value.saved)).toEqual([true, true, true])
  expect(await plan.countAbsences()).toBe(before + 3)
  const [row] = await plan.rows<{ sequence: number; status: string }>(
    'select sequence, status from appointments where id = $1',
    id,
  )
  expect(row).toEqual({ sequence: 1, status: 'cancelled' })
})
