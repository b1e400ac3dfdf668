import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at, day, makeTestPlanning, soon, treat } from '#db/testing/planning.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { newId } from '../shared/ids.ts'
import type { AskedChange } from './asked-change.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'
import { joinGroup } from './join-group.server.ts'
import { makeGroup, type NewGroup } from './make-group.server.ts'
import { putInGroup } from './put-in-group.server.ts'

let wijk: TestNeighbourhood
let plan: Awaited<ReturnType<typeof makeTestPlanning>>
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  plan = await makeTestPlanning(wijk)
})
afterAll(() => wijk.end())
beforeEach(async () => {
  for (const table of ['appointments', 'group_appointments', 'absences', 'team_closures', 'notifications'])
    await plan.rows(`delete from ${table}`)
})

const refused = (code: string) => ({ ok: false, refusal: { code } })
const saved = { ok: true, value: { saved: true } }
/** A group of Joost on this day at two, with so many residents in it. */
async function aGroup(date: string, residents: number, more: Partial<NewGroup> = {}): Promise<string> {
  const { joost, sanne } = wijk.actors
  const made = await withActor(sanne, (tx) =>
    makeGroup(tx, {
      ...{ tenant: wijk.tenant, teamId: wijk.practice.id, visitTypeId: plan.agenda.practiceTypes.get('CONSULT')! },
      ...{ personIds: [joost.personId], title: 'Samen eten', startsAt: at(`${date}T14:00`), minutes: 60, most: 14 },
      ...{ selfBookable: true, roomId: null, location: null, formKey: newId(), ...more },
    }),
  )
  if (!made.ok) throw new Error(made.refusal.code)
  for (const { personId: residentId } of plan.residents.slice(0, residents)) {
    const put = await withActor(sanne, (tx) => putInGroup(tx, { groupId: made.value.id, residentId, reason: null }))
    if (!put.ok) throw new Error(put.refusal.code)
  }
  return made.value.id
}
const leads = (groupId: string) =>
  plan.rows<{ id: string; blocks: boolean }>(
    'select person_id as id, blocks from appointment_participants where group_id = $1',
    groupId,
  )
const places = (groupId: string) =>
  plan.rows<{ status: string; who: string; reason: string | null; told: number }>(
    `select a.status, p.person_id as who, a.change_reason as reason,
       (select count(*)::int from appointment_notices n where n.appointment_id = a.id) as told
     from appointments a join appointment_participants p on p.appointment_id = a.id and p.kind = 'professional' where a.group_id = $1`,
    groupId,
  )

test('a group of who falls ill is one card, with the colleagues who are free then, and nothing else is hidden', async () => {
  const { sanne, petra, joost, noor } = wijk.actors
  const id = await aGroup('2026-04-13', 3)
  await aGroup('2026-04-13', 0, { personIds: [petra.personId], startsAt: at('2026-04-13T14:30') })
  await plan.rows(
    `insert into absences (tenant_id, id, person_id, first_day, last_day) values ($1, $2, $3, '2026-04-13', '2026-04-13')`,
    ...[wijk.tenant.id, newId(), noor.personId],
  )
  const shown = await plan.change(sanne, plan.ill('2026-04-13'))
  expect(shown).toMatchObject({
    ok: true,
    value: {
      saved: false,
      missing: 'treatment',
      bookings: [],
      hidden: 0,
      groups: [{ id, title: 'Samen eten', taken: 3 }],
    },
  })
  if (!shown.ok || shown.value.saved) throw new Error('nothing was shown')
  const free = shown.value.groups[0]!.colleagues.map((each) => each.id)
  // The deputy first; nobody who is away or busy, nor who is ill.
  expect(free[0]).toBe(plan.deputy)
  for (const other of [petra, noor, joost]) expect(free).not.toContain(other.personId)
  expect(free).toContain(sanne.personId)
  // What is chosen for the rest is not chosen for a group; nor has a group a way of its own to be moved or called about.
  for (const chosen of [treat('keep'), treat('keep', { [id]: 'call' }), treat('keep', { [id]: 'colleague' })])
    expect(await plan.change(sanne, plan.ill('2026-04-13'), chosen)).toMatchObject({ value: { missing: 'treatment' } })
  expect(await plan.change(sanne, plan.ill('2026-04-13'), treat(null, { [id]: 'cancel' }))).toMatchObject({
    value: { saved: false, missing: 'words' },
  })
  const elsewhere = treat(null, { [id]: `colleague.${petra.personId}` })
  expect(await plan.change(sanne, plan.ill('2026-04-13'), elsewhere)).toMatchObject({ value: { missing: 'treatment' } })
  expect(await plan.countAbsences()).toBe(1)
})

test('a colleague leads it, and who is in it is told', async () => {
  const { sanne } = wijk.actors
  const id = await aGroup('2026-04-13', 3)
  const chosen = treat(null, { [id]: `colleague.${plan.deputy}` })
  expect(await plan.change(sanne, plan.ill('2026-04-13'), chosen)).toEqual(saved)
  expect(await leads(id)).toEqual([{ id: plan.deputy, blocks: true }])
  expect(await places(id)).toEqual([1, 2, 3].map(() => ({ status: 'booked', who: plan.deputy, reason: null, told: 1 })))
  expect(await plan.countAbsences()).toBe(1)
})

test('a group that is cancelled or kept beside fourteen appointments is settled in one go with them', async () => {
  const { sanne, joost } = wijk.actors
  const [gone, stays] = [
    await aGroup('2026-04-13', 2),
    await aGroup('2026-04-13', 1, { startsAt: at('2026-04-13T16:00') }),
  ]
  const ids = await plan.book(14, '2026-04-13')
  const words = 'Dokter Kuipers is er niet.'
  expect(
    await plan.change(sanne, plan.ill('2026-04-13'), treat('keep', { [gone]: 'cancel', [stays]: 'keep' }, words)),
  ).toEqual(saved)
  expect(await places(gone)).toEqual(
    [1, 2].map(() => ({ status: 'cancelled', who: joost.personId, reason: words, told: 1 })),
  )
  expect(await leads(gone)).toEqual([{ id: joost.personId, blocks: false }])
  expect(await places(stays)).toMatchObject([{ status: 'booked', told: 0 }])
  expect(await plan.rows("select 1 from appointments where status = 'booked' and id = any($1)", ids)).toHaveLength(14)
})

test('a closed practice hits each group once, however many lead it; a session that goes hits none', async () => {
  const { sanne, joost, petra } = wijk.actors
  const id = await aGroup('2026-04-14', 1, { personIds: [joost.personId, petra.personId] })
  const close: AskedChange = {
    ...{ kind: 'close', teamId: wijk.practice.id, name: 'Studiedag' },
    ...{ firstDay: day('2026-04-14'), lastDay: day('2026-04-14') },
  }
  expect(await plan.change(sanne, close)).toMatchObject({ value: { saved: false, groups: [{ id, colleagues: [] }] } })
  expect(await plan.change(sanne, close, treat(null, { [id]: 'cancel' }, 'Wij zijn dicht.'))).toEqual(saved)
  expect(await leads(id)).toMatchObject([{ blocks: false }, { blocks: false }])
  const later = await aGroup('2026-04-21', 1)
  const sessions = await plan.rows<{ id: string }>(
    'select id from consultation_sessions where person_id = $1',
    joost.personId,
  )
  for (const { id: sessionId } of sessions) {
    const end: AskedChange = { kind: 'end', personId: joost.personId, sessionId, lastDay: day('2026-04-13') }
    expect(await plan.change(sanne, end)).toEqual(saved)
  }
  expect(await places(later)).toMatchObject([{ status: 'booked' }])
})

test('who left the practice is in the group still: the place goes along, and nothing of it is shown', async () => {
  const { sanne } = wijk.actors
  const id = await aGroup('2026-04-13', 1)
  const resident = plan.residents.at(-1)!
  await withActor(sanne, (tx) => putInGroup(tx, { groupId: id, residentId: resident.personId, reason: null }))
  const mine = 'update access_grants set during = $2::tstzrange where resident_id = $1'
  const [{ during } = { during: '' }] = await plan.rows<{ during: string }>(
    'select during::text from access_grants where resident_id = $1',
    resident.personId,
  )
  await plan.rows(mine, resident.personId, '[2020-01-01,2021-01-01)')
  const ill = plan.ill('2026-04-13')
  expect(await plan.change(sanne, ill, treat(null, { [id]: 'cancel' }, 'Kies iets anders.'))).toEqual(saved)
  expect(await places(id)).toMatchObject([1, 2].map(() => ({ status: 'cancelled', told: 1 })))
  const logged = await plan.rows(
    `select 1 from access_log l join access_log_objects o on o.entry_id = l.id
     where l.resource = 'appointment' and l.action = 'U' and l.outcome = 'success' and o.object_id = $1 and l.user_id = $2`,
    ...[resident.personId, sanne.personId],
  )
  expect(logged).toHaveLength(1)
  await plan.rows(mine, resident.personId, during)
})

test('a huisarts who is away may cancel the own group; a role that changes no appointments may only keep it', async () => {
  const { joost, sanne } = wijk.actors
  const id = await aGroup('2026-04-13', 2)
  const cancel = treat(null, { [id]: 'cancel' }, 'Ik ben er niet.')
  const lead = { ...sanne, role: 'ACTIVITY_ORGANISER' as const }
  expect(await plan.change(lead, plan.ill('2026-04-13'), cancel)).toEqual(refused('appointments.notForThisRole'))
  expect(await plan.countAbsences()).toBe(0)
  expect(await plan.change(joost, plan.ill('2026-04-13'), cancel)).toEqual(saved)
  expect(await places(id)).toMatchObject([{ status: 'cancelled' }, { status: 'cancelled' }])
})

test('who comes into a group, or leaves it, while it is settled is told or is not in it: nobody is forgotten', async () => {
  const { sanne } = wijk.actors
  for (let round = 0; round < 4; round += 1) {
    const date = `2026-04-${13 + round}`
    const id = await aGroup(date, 2)
    const cancel = treat(null, { [id]: 'cancel' }, 'Wij zijn er niet.')
    const [mine] = await plan.rows<{ id: string; resident: string }>(
      'select id, resident_id as resident from appointments where group_id = $1',
      id,
    )
    const me = plan.residents.find(({ personId }) => personId === mine!.resident)!
    const joins = plan.residents
      .slice(4, 9)
      .map((each) => withActor(soon(each), (tx) => joinGroup(tx, { residentId: each.personId, groupId: id })))
    const leaves = withActor(soon(me), (tx) => cancelAppointment(tx, { appointmentId: mine!.id }))
    const [away] = await Promise.all([plan.change(sanne, plan.ill(date), cancel), leaves, ...joins])
    if (away.ok) {
      expect(away.value.saved).toBe(true)
      const all = await places(id)
      expect(all.every(({ status }) => status === 'cancelled')).toBe(true)
      // Everybody but who gave up the own place reads why.
      expect(all.filter(({ told }) => told === 1).length).toBeGreaterThanOrEqual(all.length - 1)
    } else expect(away).toEqual(refused('shared.conflict'))
  }
})
