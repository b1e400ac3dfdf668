import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { groupsOf } from '#db/testing/groups.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at } from '#db/testing/planning.server.ts'
import type { Person } from '#db/testing/waiting.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { newId } from '../shared/ids.ts'
import { findAppointment } from './appointments.queries.server.ts'
import { cancelGroup } from './cancel-group.server.ts'
import { changeGroup } from './change-group.server.ts'
import { moveGroup } from './move-group.server.ts'
import { passGroup } from './pass-group.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
let residents: readonly Person[]
const { aGroup, book, clear, groupOf, join, put, told } = groupsOf(
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
