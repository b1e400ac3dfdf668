import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bookForResident } from '#app/domain/appointments/book-for-resident.server.ts'
import { cancelGroup } from '#app/domain/appointments/cancel-group.server.ts'
import { waitForEarlier } from '#app/domain/appointments/join-waiting-list.server.ts'
import { makeGroup, type NewGroup } from '#app/domain/appointments/make-group.server.ts'
import { putInGroup } from '#app/domain/appointments/put-in-group.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { paths } from '#app/paths.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at } from '#db/testing/planning.server.ts'
import { makeRepresentedChild, type Part } from '#db/testing/represented-child.server.ts'
import { cookieOf, visit, type Handler } from '#db/testing/route-walk.server.ts'
import * as calendarFile from '../resources/appointment-calendar.ts'
import * as ownPage from './appointment.tsx'
import * as listPage from './appointments.tsx'
import * as groupPage from './group.tsx'
import * as groupsPage from './groups.tsx'
import * as movePage from './move-appointment.tsx'
import * as newPage from './new-appointment.tsx'
import * as earlierPage from './wait-for-earlier.tsx'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const cookies: Record<string, string> = {}
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  for (const name of ['fatma', 'danuta'] as const)
    cookies[name] = await cookieOf(wijk, wijk.tenant.id, wijk.actors[name])
})
afterAll(() => wijk.end())
beforeEach(async () => {
  days = 7
  for (const table of ['appointments', 'group_appointments']) await wijk.owner.client.query(`delete from ${table}`)
})

const { resident: mine } = paths
const title = 'Samen eten met suikerziekte'
/** Each on a day of its own: Petra leads them all. */
let days = 7
const asked = (more: Partial<NewGroup> = {}): NewGroup => ({
  ...{ tenant: wijk.tenant, teamId: wijk.practice.id, visitTypeId: agenda.practiceTypes.get('PRACTICE_NURSE')! },
  ...{ personIds: [wijk.actors.petra.personId], title, minutes: 90, most: 2, selfBookable: true, roomId: null },
  ...{ startsAt: at('2026-04-07T14:00').add({ hours: 24 * (days += 1) }), location: null, formKey: newId(), ...more },
})
async function aGroup(more: Partial<NewGroup> = {}, actor = wijk.actors.sanne): Promise<string> {
  const made = await withActor(actor, (tx) => makeGroup(tx, asked(more)))
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value.id
}
async function ask(handler: unknown, who: string, path: string, form?: Record<string, string>, now = testNow) {
  const groupId = /groepen\/([0-9a-f-]{36})/.exec(path)?.[1]
  const appointmentId = /afspraken\/([0-9a-f-]{36})/.exec(path)?.[1]
  const answer = await visit(handler as Handler, {
    ...{ path, tenant: wijk.tenant, cookie: cookies[who]!, now },
    params: { ...(groupId ? { groupId } : {}), ...(appointmentId ? { appointmentId } : {}) },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
  if (answer.fault) throw answer.fault
  return answer
}
const said = (answer: { body: string }) => JSON.parse(answer.body) as Record<string, unknown>
const press = { intent: 'join' }
const join = (who: string, id: string) => ask(groupPage.action, who, mine.group(id), press)
async function place(who: string, groupId: string): Promise<string> {
  const { status, location } = await join(who, groupId)
  expect(status).toBe(303)
  return location!.split('/').at(-1)!
}

test('my appointments and a new one lead to groups only while there are any', async () => {
  const leads = async () => [
    said(await ask(listPage.loader, 'fatma', mine.appointments()))['hasGroups'],
    said(await ask(newPage.loader, 'fatma', mine.newAppointment()))['hasGroups'],
  ]
  expect(await leads()).toEqual([false, false])
  expect(said(await ask(groupsPage.loader, 'fatma', mine.groups()))).toMatchObject({
    ...{ groups: [], next: null, phone: '030 555 01 00' },
  })
  await aGroup({ selfBookable: false })
  expect(await leads()).toEqual([false, false])
  const id = await aGroup()
  expect(await leads()).toEqual([true, true])
  await withActor(wijk.actors.sanne, (tx) => cancelGroup(tx, { groupId: id, changeReason: 'Petra is ziek' }))
  expect(await leads()).toEqual([false, false])
})

test('I see the open groups of my own practice alone, a page at a time; of another there is no page', async () => {
  const { otherAssistant, otherGp } = wijk.actors
  const own = await aGroup()
  const closed = await aGroup({ selfBookable: false })
  const others = await aGroup(
    {
      ...{ teamId: wijk.otherPractice.id, visitTypeId: agenda.otherTypes.get('CONSULT')! },
      personIds: [otherGp.personId],
    },
    otherAssistant,
  )
  const { groups } = said(await ask(groupsPage.loader, 'fatma', mine.groups())) as { groups: { id: string }[] }
  expect(groups).toMatchObject([
    { id: own, title, who: 'Petra', where: wijk.practice.name, state: 'free', left: 2, placeId: null },
  ])
  for (const id of [closed, others, newId(), 'geen']) {
    expect((await ask(groupPage.loader, 'fatma', mine.group(id))).status, id).toBe(404)
    expect((await ask(groupPage.action, 'fatma', mine.group(id), press)).status, id).toBe(404)
  }
  for (let made = 0; made < 20; made += 1) await aGroup()
  const first = said(await ask(groupsPage.loader, 'fatma', mine.groups())) as { groups: unknown[]; next: string }
  expect(first.groups).toHaveLength(20)
  const second = said(await ask(groupsPage.loader, 'fatma', mine.groups({ na: first.next }))) as typeof first
  expect([second.groups.length, second.next]).toEqual([1, null])
})

test('I take a place once, see it among my appointments, and give it up', async () => {
  const groupId = await aGroup()
  const id = await place('fatma', groupId)
  // A second click, and the way back.
  expect(await place('fatma', groupId)).toBe(id)
  expect(said(await ask(groupPage.loader, 'fatma', mine.group(groupId)))).toMatchObject({
    group: { state: 'mine', placeId: id, left: 1 },
  })
  const shown = { id, kind: title, isPlace: true, where: wijk.practice.name }
  const { coming } = said(await ask(listPage.loader, 'fatma', mine.appointments())) as { coming: { items: unknown[] } }
  expect(coming.items).toContainEqual(expect.objectContaining(shown))
  const own = mine.appointment(id)
  expect(said(await ask(ownPage.loader, 'fatma', own))).toMatchObject({
    ...{ appointment: shown, mayCancel: true, mayMove: false, mayWait: false },
  })
  expect((await ask(groupPage.action, 'fatma', mine.group(groupId), { intent: 'weg' })).status).toBe(400)
  expect((await ask(ownPage.action, 'fatma', own, { intent: 'cancel' })).status).toBe(303)
  expect(said(await ask(groupPage.loader, 'fatma', mine.group(groupId)))).toMatchObject({
    group: { state: 'free', placeId: null, left: 2 },
  })
})

test('a place is neither moved nor waited with for an earlier time, whatever is asked', async () => {
  const id = await place('fatma', await aGroup())
  const { tenant } = wijk
  for (const [page, path, form] of [
    [movePage, mine.moveAppointment(id), { startsAt: '2026-04-14T07:00:00Z' }],
    [earlierPage, mine.waitForEarlier(id), { who: 'same' }],
  ] as const) {
    expect((await ask(page.loader, 'fatma', path)).location, path).toBe(mine.appointment(id))
    const answer = await ask(page.action, 'fatma', path, form)
    expect([answer.status, said(answer)], path).toMatchObject([
      409,
      { refusal: { code: 'appointments.movedWithGroup' } },
    ])
  }
  const wait = { tenant, appointmentId: id, who: 'any', fromDay: null } as const
  expect(await withActor(wijk.actors.fatma, (tx) => waitForEarlier(tx, wait))).toMatchObject({
    refusal: { code: 'appointments.movedWithGroup' },
  })
})

test('full, over, one too many or something else then: the page says it, and nothing is taken', async () => {
  const { sanne, fatma, danuta } = wijk.actors
  const refusal = async (who: string, id: string) => {
    const answer = await join(who, id)
    return [answer.status, (said(answer)['refusal'] as { code: string }).code]
  }
  const full = await aGroup()
  for (const { personId: residentId } of [danuta, ...(await makeMoreResidents(wijk, 1))])
    await withActor(sanne, (tx) => putInGroup(tx, { groupId: full, residentId, reason: null }))
  expect(await refusal('fatma', full)).toEqual([409, 'appointments.groupFull'])
  expect(said(await ask(groupPage.loader, 'fatma', mine.group(full)))).toMatchObject({
    group: { state: 'full', left: 0, phone: '030 555 01 00' },
  })
  // Who is in a full group still finds the own place.
  expect((await join('danuta', full)).status).toBe(303)

  const over = await aGroup()
  await withActor(sanne, (tx) => cancelGroup(tx, { groupId: over, changeReason: 'Petra is ziek' }))
  expect(await refusal('fatma', over)).toEqual([409, 'appointments.groupEnded'])
  expect(said(await ask(groupPage.loader, 'fatma', mine.group(over)))).toMatchObject({ group: { state: 'ended' } })

  const startsAt = at('2026-06-02T14:00')
  const busy = await aGroup({ startsAt })
  const held = await withActor(sanne, (tx) =>
    bookForResident(tx, {
      ...{ tenant: wijk.tenant, residentId: fatma.personId, personId: wijk.actors.joost.personId, startsAt },
      ...{ visitTypeId: agenda.practiceTypes.get('CONSULT')!, reason: null, overrideReason: 'Kan niet anders' },
      formKey: newId(),
    }),
  )
  expect(held.ok).toBe(true)
  expect(await refusal('fatma', busy)).toEqual([409, 'groups.busyThen'])

  // As many of one kind as a resident books themselves (APP-10).
  for (const id of [await aGroup(), await aGroup()]) await place('fatma', id)
  expect(await refusal('fatma', await aGroup())).toEqual([409, 'appointments.tooMany'])
})

test('the calendar file of my place says nothing of the group', async () => {
  const id = await place('fatma', await aGroup())
  const { status, body } = await ask(calendarFile.loader, 'fatma', mine.appointmentCalendar(id))
  expect([status, body.includes('SUMMARY:Afspraak')]).toEqual([200, true])
  expect(body.replaceAll('\r\n ', '')).not.toMatch(/suikerziekte|eten|groep|Petra/i)
})

test('who acts for me takes a place with the right to, finds nothing without it, and not what is hidden', async () => {
  const made = await makeRepresentedChild(wijk, cookies['danuta']!)
  const groupId = await aGroup()
  const list: Part = ['resident/groups.tsx', '/afspraken/groepen']
  const one: Part = ['resident/group.tsx', `/afspraken/groepen/${groupId}`, { groupId }]
  expect((await made.open(list)).body).toContain(groupId)
  const taken = await made.open(one, undefined, new URLSearchParams(press))
  expect([taken.status, taken.location]).toEqual([303, expect.stringContaining(made.child.personId)])
  const id = taken.location!.split('/').at(-1)!

  await made.hide(made.child, 'APPOINTMENTS', id)
  expect((await made.open(one)).body).not.toContain(id)
  const again = await made.open(one, undefined, new URLSearchParams(press))
  expect([again.status, said(again)]).toMatchObject([409, { refusal: { code: 'groups.busyThen' } }])

  const actsIn = async (scopes: Parameters<typeof made.mandate>[0]) => {
    await wijk.owner.client.query(
      `update mandates set ended_at = starts_at, end_reason = 'practice' where resident_id = $1 and ended_at is null`,
      [made.child.personId],
    )
    await made.mandate(scopes)
  }
  await actsIn(['appointments'])
  for (const part of [list, one]) expect((await made.open(part)).body).toContain(title)
  expect(said(await made.open(made.pages.appointments))).toMatchObject({ hasGroups: true })
  await actsIn(['messages'])
  for (const part of [list, one]) expect((await made.open(part)).status).toBe(404)
  expect((await made.open(one, undefined, new URLSearchParams(press))).status).toBe(404)
})
