import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at } from '#db/testing/planning.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { findAppointment } from './appointments.queries.server.ts'
import { bookForResident } from './book-for-resident.server.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'
import { cancelGroup } from './cancel-group.server.ts'
import { changeGroup } from './change-group.server.ts'
import { findGroup, type GroupView } from './groups.queries.server.ts'
import { joinGroup, listOpenGroups } from './join-group.server.ts'
import { makeGroup, type NewGroup } from './make-group.server.ts'
import { moveGroup } from './move-group.server.ts'
import { passGroup } from './pass-group.server.ts'
import { listPlaces } from './places.queries.server.ts'
import { putInGroup } from './put-in-group.server.ts'

type Person = Actor & { personId: string }

let wijk: TestNeighbourhood
let agenda: TestAgenda
let residents: readonly Person[]
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  residents = await makeMoreResidents(wijk, 4)
})
afterAll(() => wijk.end())
beforeEach(async () => {
  for (const table of ['appointments', 'group_appointments', 'agenda_blocks', 'absences', 'notifications'])
    await wijk.owner.client.query(`delete from ${table}`)
})

const refused = (code: string) => ({ ok: false, refusal: { code } })
const made = { ok: true, value: { id: expect.any(String) as string } }
const asked = (more: Partial<NewGroup> = {}): NewGroup => ({
  ...{ tenant: wijk.tenant, teamId: wijk.practice.id, visitTypeId: agenda.practiceTypes.get('CONSULT')! },
  ...{ personIds: [wijk.actors.joost.personId, wijk.actors.petra.personId], title: 'Samen eten met suikerziekte' },
  ...{ startsAt: at('2026-04-07T14:00'), minutes: 90, most: 2, selfBookable: true, roomId: null, location: null },
  ...{ formKey: newId(), ...more },
})
const make = (actor: Actor, group: NewGroup) => withActor(actor, (tx) => makeGroup(tx, group))
async function aGroup(more: Partial<NewGroup> = {}): Promise<string> {
  const answer = await make(wijk.actors.sanne, asked(more))
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.id
}
const put = (groupId: string, { personId: residentId }: Person, actor: Actor = wijk.actors.sanne) =>
  withActor(actor, (tx) => putInGroup(tx, { groupId, residentId, reason: null }))
const join = (groupId: string, me: Person) => withActor(me, (tx) => joinGroup(tx, { residentId: me.personId, groupId }))
const groupOf = async (id: string) =>
  (await withActor(wijk.actors.sanne, (tx) => findGroup(tx, id))) as GroupView | null
const book = (resident: Person, professional: Person, time: string) =>
  withActor(wijk.actors.sanne, (tx) =>
    bookForResident(tx, {
      ...{ tenant: wijk.tenant, residentId: resident.personId, personId: professional.personId, startsAt: at(time) },
      ...{ visitTypeId: agenda.practiceTypes.get('CONSULT')!, reason: null, overrideReason: 'Kan niet anders' },
      formKey: newId(),
    }),
  )
const told = async () =>
  (
    await wijk.owner.client.query<{ template: string }>(
      'select template, person_id from notifications order by template',
    )
  ).rows.map(({ template }) => template)

test('a group takes the time of everybody who leads it, or of nobody, and once for one form', async () => {
  const { joost, petra, sanne } = wijk.actors
  const [one] = residents
  await book(one!, petra, '2026-04-07T15:00')
  expect(await make(sanne, asked())).toEqual(refused('appointments.slotTaken'))
  const group = asked({ startsAt: at('2026-04-07T16:00') })
  const answers = await Promise.all([make(sanne, group), make(sanne, group)])
  expect(answers).toEqual([made, answers[0]])
  // Joost was not kept for the group that could not be.
  expect(await book(one!, joost, '2026-04-07T14:00')).toEqual(made)
  const beside = { startsAt: at('2026-04-07T17:00'), personIds: [joost.personId] }
  expect(await make(sanne, asked(beside))).toEqual(refused('appointments.slotTaken'))
})

test('nobody who leads a group is booked beside it, not even with a reason that the resident is busy for', async () => {
  const { joost } = wijk.actors
  const [one, two] = residents
  const id = await aGroup()
  expect(await put(id, one!)).toEqual(made)
  // The resident is in the group then.
  expect(await book(one!, joost, '2026-04-07T14:30')).toEqual(refused('appointments.slotTaken'))
  const { rows } = await wijk.owner.client.query<{ n: number }>(
    'select count(*)::int as n from appointment_participants where blocks and person_id = $1',
    [joost.personId],
  )
  expect(rows).toEqual([{ n: 1 }])
  expect(await put(id, two!)).toEqual(made)
  expect((await groupOf(id))?.taken).toBe(2)
})

test('there are never more residents than places, whoever is first', async () => {
  const id = await aGroup()
  const answers = await Promise.all(residents.map((each) => join(id, each)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
  const full = answers.filter((answer) => !answer.ok).map((answer) => ('refusal' in answer ? answer.refusal.code : ''))
  expect(full).toEqual(['appointments.groupFull', 'appointments.groupFull'])
  expect(await groupOf(id)).toMatchObject({ taken: 2, most: 2 })
  // Whoever gives up a place makes room for another.
  const index = answers.findIndex(({ ok }) => ok)
  const mine = answers[index] as { value: { id: string } }
  await withActor(residents[index]!, (tx) => cancelAppointment(tx, { appointmentId: mine.value.id }))
  expect((await groupOf(id))?.taken).toBe(1)
  const left = residents[answers.findIndex(({ ok }) => !ok)]!
  expect(await join(id, left)).toEqual(made)
})

test('the database itself refuses one place too many, and a place in a group that was cancelled', async () => {
  const id = await aGroup()
  for (const each of residents.slice(0, 2)) await put(id, each)
  const force = (groupId: string) =>
    wijk.owner.client.query(
      `insert into appointments (tenant_id, id, resident_id, group_id, team_id, visit_type_code, status, starts_at, ends_at, channel, location,
         online_editable_until, booked_by_person_id, created_at, updated_at)
       select tenant_id, $2, $3, $1, team_id, 'CONSULT', 'booked', starts_at, ends_at, channel, location, starts_at, $3, now(), now()
       from group_appointments where id = $1`,
      [groupId, newId(), residents[2]!.personId],
    )
  await expect(force(id)).rejects.toMatchObject({ constraint: 'appointments.groupFull' })
  await withActor(wijk.actors.sanne, (tx) => cancelGroup(tx, { groupId: id, changeReason: 'Ziek' }))
  await expect(force(id)).rejects.toMatchObject({ constraint: 'appointments.groupEnded' })
})

test('I see my own place and nobody else in it; the team sees everybody', async () => {
  const [one, two] = residents
  const id = await aGroup()
  const first = (await put(id, one!)) as { value: { id: string } }
  const second = (await join(id, two!)) as { value: { id: string } }
  const see = (me: Person, appointmentId: string) => withActor(me, (tx) => findAppointment(tx, { id: appointmentId }))
  expect(await see(two!, second.value.id)).toMatchObject({
    ok: true,
    value: { groupId: id, professionals: [{}, {}], location: wijk.practice.name },
  })
  expect(await see(two!, first.value.id)).toEqual(refused('shared.notFound'))
  const namesFor = async (actor: Actor) => (await withActor(actor, (tx) => listPlaces(tx, id))) as readonly unknown[]
  expect(await namesFor(wijk.actors.sanne)).toHaveLength(2)
  expect(await namesFor(two!)).toHaveLength(1)
  expect(await namesFor(wijk.actors.otherAssistant)).toHaveLength(0)
})

test('only the own team makes, fills and changes a group', async () => {
  const id = await aGroup()
  const { otherAssistant, farid, fatma } = wijk.actors
  for (const actor of [otherAssistant, farid, fatma, residents[0]!]) {
    expect(await make(actor, asked({ startsAt: at('2026-04-08T14:00') })), actor.displayName).toEqual(
      refused('shared.notFound'),
    )
    expect(await put(id, residents[1]!, actor), actor.displayName).toEqual(refused('shared.notFound'))
    const answers = [
      await withActor(actor, (tx) => cancelGroup(tx, { groupId: id, changeReason: 'Weg' })),
      await withActor(actor, (tx) =>
        moveGroup(tx, { tenant: wijk.tenant, groupId: id, startsAt: at('2026-04-08T14:00'), changeReason: null }),
      ),
      await withActor(actor, (tx) =>
        changeGroup(tx, { groupId: id, title: 'Anders', most: 9, selfBookable: true, roomId: null }),
      ),
    ]
    for (const answer of answers) expect(answer, actor.displayName).toEqual(refused('shared.notFound'))
  }
  const { rows } = await wijk.owner.client.query(
    `select count(*)::int as n from access_log where resource = 'schedule' and outcome = 'refused'`,
  )
  expect((rows[0] as { n: number }).n).toBeGreaterThanOrEqual(16)
})

test('a resident finds the open groups of the own practice only', async () => {
  const [one] = residents
  const id = await aGroup()
  await aGroup({ startsAt: at('2026-04-08T14:00'), selfBookable: false })
  const list = (me: Person) => withActor(me, (tx) => listOpenGroups(tx, { residentId: me.personId }))
  expect(await list(one!)).toMatchObject({ ok: true, value: { items: [{ id }], next: null } })
  await wijk.owner.client.query('update care_relationships set ends_at = $2 where resident_id = $1', [
    residents[3]!.personId,
    testNow.toString(),
  ])
  expect(await list(residents[3]!)).toMatchObject({ ok: true, value: { items: [] } })
  expect(await join(id, residents[3]!)).toEqual(refused('shared.notFound'))
  await wijk.owner.client.query('update care_relationships set ends_at = null where resident_id = $1', [
    residents[3]!.personId,
  ])
})

test('a group moves with everybody in it, or stays', async () => {
  const { joost, sanne } = wijk.actors
  const [one, two, three] = residents
  const id = await aGroup()
  const mine = (await put(id, one!)) as { value: { id: string } }
  await put(id, two!)
  await book(three!, joost, '2026-04-09T10:00')
  const move = (time: string) =>
    withActor(sanne, (tx) =>
      moveGroup(tx, { tenant: wijk.tenant, groupId: id, startsAt: at(time), changeReason: 'De zaal is bezet' }),
    )
  expect(await move('2026-04-09T09:30')).toEqual(refused('appointments.slotTaken'))
  // Where a resident in it has something else, too.
  await book(one!, joost, '2026-04-08T09:00')
  expect(await move('2026-04-08T09:00')).toEqual(refused('appointments.slotTaken'))
  await wijk.owner.client.query('delete from notifications')
  expect(await move('2026-04-07T15:00')).toEqual({ ok: true })
  expect(await groupOf(id)).toMatchObject({ startsAt: at('2026-04-07T15:00'), endsAt: at('2026-04-07T16:30') })
  const place = await withActor(one!, (tx) => findAppointment(tx, { id: mine.value.id }))
  expect(place).toMatchObject({
    value: {
      startsAt: at('2026-04-07T15:00'),
      onlineEditableUntil: at('2026-04-06T15:00'),
      changeReason: 'De zaal is bezet',
    },
  })
  expect(await told()).toEqual(['appointmentChanged', 'appointmentChanged'])
  // What it left is free.
  expect(await book(three!, joost, '2026-04-07T14:30')).toEqual(made)
})

test('a group that is cancelled ends every place, frees everybody and tells them once', async () => {
  const { joost, sanne } = wijk.actors
  const [one, two] = residents
  const id = await aGroup()
  const mine = (await put(id, one!)) as { value: { id: string } }
  await wijk.owner.client.query('delete from notifications')
  const cancel = () => withActor(sanne, (tx) => cancelGroup(tx, { groupId: id, changeReason: 'Petra is ziek' }))
  expect(await cancel()).toEqual({ ok: true })
  expect(await cancel()).toEqual(refused('appointments.groupEnded'))
  expect(await told()).toEqual(['appointmentChanged'])
  expect(await withActor(one!, (tx) => findAppointment(tx, { id: mine.value.id }))).toMatchObject({
    value: { status: 'cancelled', changeReason: 'Petra is ziek' },
  })
  expect(await put(id, two!)).toEqual(refused('appointments.groupEnded'))
  expect(await book(one!, joost, '2026-04-07T14:30')).toEqual(made)
})

test('a colleague leads instead, unless busy or away; who is in it is told', async () => {
  const { joost, petra, sanne, noor, otherGp } = wijk.actors
  const [one] = residents
  const id = await aGroup({ personIds: [joost.personId] })
  await put(id, one!)
  await wijk.owner.client.query('delete from notifications')
  const pass = (to: Person) =>
    withActor(sanne, (tx) =>
      passGroup(tx, { tenant: wijk.tenant, groupId: id, fromPersonId: joost.personId, toPersonId: to.personId }),
    )
  expect(await pass(otherGp)).toEqual(refused('shared.notFound'))
  await wijk.owner.client.query(
    `insert into absences (tenant_id, id, person_id, first_day, last_day) values ($1, $2, $3, '2026-04-07', '2026-04-07')`,
    [wijk.tenant.id, newId(), noor.personId],
  )
  expect(await pass(noor)).toEqual(refused('appointments.awayThen'))
  expect(await pass(petra)).toEqual({ ok: true })
  expect((await groupOf(id))?.professionals).toMatchObject([{ id: petra.personId }])
  expect(await told()).toEqual(['appointmentChanged'])
  expect(await book(residents[1]!, joost, '2026-04-07T14:30')).toEqual(made)
})

test('fewer places than are taken is refused, and one form key is one group', async () => {
  const id = await aGroup({ most: 4 })
  for (const each of residents.slice(0, 3)) await put(id, each)
  const change = (most: number) =>
    withActor(wijk.actors.sanne, (tx) =>
      changeGroup(tx, { groupId: id, title: 'Samen bewegen', most, selfBookable: false, roomId: null }),
    )
  expect(await change(2)).toEqual(refused('appointments.groupFull'))
  expect(await change(3)).toEqual({ ok: true })
  expect(await groupOf(id)).toMatchObject({ title: 'Samen bewegen', most: 3, selfBookable: false })
  expect(await join(id, residents[3]!)).toEqual(refused('shared.notFound'))
})

test('one form makes one group: with something else in it, it is refused', async () => {
  const { sanne } = wijk.actors
  const sent = asked()
  const first = await make(sanne, sent)
  expect(first).toEqual(made)
  for (const changed of [
    { startsAt: at('2026-04-08T14:00') },
    { title: 'Iets anders' },
    { minutes: 60 },
    { most: 3 },
    { selfBookable: false },
    { visitTypeId: agenda.practiceTypes.get('DOUBLE_CONSULT')! },
  ])
    expect(await make(sanne, { ...sent, ...changed }), Object.keys(changed)[0]).toEqual(
      refused('appointments.formUsed'),
    )
  expect(await make(sanne, sent)).toEqual(first)
})
