import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { groupsOf } from '#db/testing/groups.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at } from '#db/testing/planning.server.ts'
import type { Person } from '#db/testing/waiting.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { findAppointment } from './appointments.queries.server.ts'
import { cancelAppointment } from './cancel-appointment.server.ts'
import { cancelGroup } from './cancel-group.server.ts'
import { listOpenGroups } from './join-group.server.ts'
import { listPlaces } from './places.queries.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
let residents: readonly Person[]
const { aGroup, clear, groupOf, join, put } = groupsOf(
  () => wijk,
  () => agenda,
)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  residents = await makeMoreResidents(wijk, 4)
})
afterAll(() => wijk.end())
beforeEach(clear)

const refused = (code: string) => ({ ok: false, refusal: { code } })
const made = { ok: true, value: { id: expect.any(String) as string } }

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
