import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { makeAbsence, makeAppointments } from '#db/seed/factories/appointments.server.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { done } from '../shared/result.ts'
import { getDayAgendas, getWeekAgendas } from './agenda.queries.server.ts'
import { cancelGroup } from './cancel-group.server.ts'
import { giveRoom } from './give-room.server.ts'
import { holdForAll } from './hold-for-all.server.ts'
import { makeGroup } from './make-group.server.ts'
import { putInGroup } from './put-in-group.server.ts'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const monday = Temporal.PlainDate.from('2026-04-13')
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  const { actors, owner, tenant, practice, buurtteam } = wijk
  const common = { minutes: 15, location: 'Centrum Neckar', visitTypeCode: 'CONSULT', teamId: practice.id }
  const withJoost = { ...common, personIds: [actors.joost.personId], visitTypeId: agenda.practiceTypes.get('CONSULT')! }
  const fatma = actors.fatma.personId
  await makeAppointments(owner, tenant.id, [
    { ...withJoost, residentId: fatma, startsAt: at('2026-04-13T09:00'), reason: 'Moe' },
    { ...withJoost, residentId: fatma, startsAt: at('2026-04-13T10:00'), status: 'cancelled' },
    {
      ...withJoost,
      residentId: actors.danuta.personId,
      startsAt: at('2026-04-14T09:00'),
      status: 'proposed',
      heldUntil: testNow.add({ minutes: 5 }),
    },
    {
      ...withJoost,
      residentId: actors.danuta.personId,
      startsAt: at('2026-04-14T09:30'),
      status: 'proposed',
      heldUntil: testNow,
    },
    { ...withJoost, residentId: fatma, startsAt: at('2026-04-20T09:00') },
    {
      ...common,
      residentId: fatma,
      personIds: [actors.farid.personId],
      teamId: buurtteam.id,
      visitTypeCode: 'SUPPORT_TALK',
      startsAt: at('2026-04-15T09:00'),
    },
  ])
})
afterAll(() => wijk.end())

type Person = Actor & { personId: string }
const open = async (actor: Person, whose: Person) => {
  const found = await withActor(actor, (tx) =>
    getWeekAgendas(tx, { tenant: wijk.tenant, personIds: [whose.personId], monday }),
  )
  const [one] = found.ok ? found.value.people : []
  return found.ok && one ? { ...one, colleagues: found.value.colleagues } : null
}
const lines = (found: Awaited<ReturnType<typeof open>>) =>
  found?.appointments.map(({ residentName, status, startsAt }) => [residentName, status, startsAt.toString()])

test('the huisarts sees who comes this week, and which times are only held', async () => {
  const { joost } = wijk.actors
  const week = await open(joost, joost)
  expect(lines(week)).toEqual([
    ['Fatma Yılmaz', 'booked', at('2026-04-13T09:00').toString()],
    ['Danuta Kowalska', 'proposed', at('2026-04-14T09:00').toString()],
  ])
  expect(week?.sessions.map(({ startsAt }) => startsAt.toString())).toEqual(
    ['2026-04-13T08:30', '2026-04-14T08:30', '2026-04-16T08:30'].map((time) => at(time).toString()),
  )
  expect(week?.hidden).toEqual([])
})

test('the assistant opens the agenda of every colleague of the own practice, and of nobody else', async () => {
  const { sanne, joost, farid, otherGp, petra } = wijk.actors
  const week = await open(sanne, joost)
  expect(lines(week)).toHaveLength(2)
  expect(week?.colleagues.map(({ id }) => id)).toContain(petra.personId)
  expect(await open(sanne, farid)).toBeNull()
  expect(await open(sanne, otherGp)).toBeNull()
})

test('nobody else opens a colleague’s agenda, and residents and administrators open none', async () => {
  const { joost, petra, farid, fatma, admin, otherAssistant, otherGp } = wijk.actors
  for (const actor of [petra, farid, fatma, admin, otherAssistant, otherGp, wijk.otherTenantActors.gp])
    expect(await open(actor, joost)).toBeNull()
  for (const actor of [fatma, admin]) expect(await open(actor, actor)).toBeNull()
})

test('a drie-gesprek stands in the agendas of those who take part; the assistant only sees that the time is taken', async () => {
  const { fatma, joost, farid, sanne } = wijk.actors
  const startsAt = at('2026-04-14T10:30')
  const held = await withActor(fatma, (tx) =>
    holdForAll(tx, {
      tenant: wijk.tenant,
      residentId: fatma.personId,
      personIds: [joost.personId, farid.personId],
      startsAt,
      minutes: 45,
      heldUntil: testNow.add({ hours: 100 }),
      location: 'Centrum Neckar',
    }),
  )
  expect(held).toMatchObject({ ok: true })
  const talk = ['Fatma Yılmaz', 'pending', startsAt.toString()]
  expect(lines(await open(joost, joost))).toContainEqual(talk)
  expect(lines(await open(farid, farid))).toEqual([talk, ['Fatma Yılmaz', 'booked', at('2026-04-15T09:00').toString()]])
  const seen = await open(sanne, joost)
  expect(lines(seen)).not.toContainEqual(talk)
  expect(seen?.hidden).toEqual([{ personId: joost.personId, startsAt, endsAt: startsAt.add({ minutes: 45 }) }])
})

test('when I end what the practice may see, my name leaves the agenda and the time stays taken', async () => {
  const { owner, tenant, actors, practice } = wijk
  const ended = sql`update access_grants set during = tstzrange(lower(during), ${testNow.toString()}::timestamptz)
    where tenant_id = ${tenant.id} and resident_id = ${actors.danuta.personId} and grantee_team_id = ${practice.id} and topic = `
  await owner.db.execute(sql`${ended} 'CONTACT'`)
  expect(lines(await open(actors.joost, actors.joost))).toContainEqual([
    null,
    'proposed',
    at('2026-04-14T09:00').toString(),
  ])
  await owner.db.execute(sql`${ended} 'APPOINTMENTS'`)
  const week = await open(actors.joost, actors.joost)
  expect(lines(week)).not.toContainEqual([null, 'proposed', at('2026-04-14T09:00').toString()])
  expect(week?.hidden.map(({ startsAt }) => startsAt.toString())).toContain(at('2026-04-14T09:00').toString())
})

test('a week away has no sessions', async () => {
  const { owner, tenant, actors } = wijk
  await makeAbsence(owner, tenant.id, {
    personId: actors.petra.personId,
    firstDay: '2026-04-13',
    lastDay: '2026-04-17',
  })
  expect((await open(actors.petra, actors.petra))?.sessions).toEqual([])
})

test('whoever opens an agenda stands in the log of each resident in it', async () => {
  const { fatma, sanne } = wijk.actors
  const { rows } = await wijk.owner.db.execute(
    sql`select distinct l.user_name, l.action, l.outcome, l.checks from access_log l join access_log_objects o on o.entry_id = l.id
        where o.object_id = ${fatma.personId} and l.resource = 'appointment' and l.user_name = ${sanne.displayName} and l.outcome = 'success'`,
  )
  expect(rows).toEqual([{ user_name: 'Sanne', action: 'R', outcome: 'success', checks: 'TTFF' }])
})

test('the assistant sees the weeks or one day of several colleagues at once, and of nobody who is not theirs', async () => {
  const { sanne, joost, petra, farid } = wijk.actors
  const { tenant } = wijk
  const both = [joost.personId, petra.personId]
  const weeks = await withActor(sanne, (tx) => getWeekAgendas(tx, { tenant, personIds: both, monday }))
  const day = await withActor(sanne, (tx) => getDayAgendas(tx, { tenant, personIds: both, day: monday }))
  const who = (found: typeof weeks) => (found.ok ? found.value.people.map(({ member }) => member.id).sort() : null)
  // Petra has nothing on Monday, and is shown because she was asked for.
  for (const found of [weeks, day]) expect(who(found)).toEqual([...both].sort())
  const all = await withActor(sanne, (tx) => getDayAgendas(tx, { tenant, personIds: [], day: monday }))
  expect(who(all)).toEqual([joost.personId, sanne.personId].sort())
  for (const personIds of [[joost.personId, farid.personId], [farid.personId]])
    for (const read of [
      withActor(sanne, (tx) => getWeekAgendas(tx, { tenant, personIds, monday })),
      withActor(sanne, (tx) => getDayAgendas(tx, { tenant, personIds, day: monday })),
    ])
      expect(await read).toMatchObject({ ok: false, refusal: { code: 'shared.notFound' } })
})

test('an appointment stands there with the practice’s own word, its colour and its room', async () => {
  const { sanne, joost, fatma } = wijk.actors
  const { owner, practice } = wijk
  const roomId = newId()
  await owner.db.execute(sql`
    update visit_types set label = '{"nl":"Spreekuur"}', color = 'green' where id = ${agenda.practiceTypes.get('CONSULT')!}`)
  await owner.db.execute(sql`
    insert into rooms (tenant_id, id, team_id, name) values (${wijk.tenant.id}, ${roomId}, ${practice.id}, 'Kamer 2')`)
  const first = (await open(joost, joost))!.appointments[0]!
  expect(first).toMatchObject({ label: { nl: 'Spreekuur' }, color: 'green', room: null, teamId: practice.id })
  const { id: appointmentId, startsAt, endsAt } = first
  const placed = { appointmentId, residentId: fatma.personId, teamId: practice.id, startsAt, endsAt, roomId }
  await withActor(sanne, async (tx) => done(await giveRoom(tx, placed)))
  expect((await open(joost, joost))!.appointments[0]).toMatchObject({ room: 'Kamer 2' })
})

test('a group stands there once for each who leads it, and its time is not taken twice', async () => {
  const { sanne, joost, petra } = wijk.actors
  const { tenant, practice } = wijk
  const made = await withActor(sanne, (tx) =>
    makeGroup(tx, {
      ...{ tenant, teamId: practice.id, visitTypeId: agenda.practiceTypes.get('CONSULT')!, title: 'Samen stoppen' },
      ...{ personIds: [joost.personId, petra.personId], startsAt: at('2026-04-18T14:00'), minutes: 60, most: 4 },
      ...{ selfBookable: false, roomId: null, location: null, formKey: newId() },
    }),
  )
  expect(made).toMatchObject({ ok: true })
  const groupId = made.ok ? made.value.id : ''
  for (const { personId: residentId } of await makeMoreResidents(wijk, 2))
    await withActor(sanne, (tx) => putInGroup(tx, { groupId, residentId, reason: null }))
  for (const [who, whose] of [
    [joost, joost],
    [sanne, petra],
  ] as const) {
    const week = await open(who, whose)
    expect(week?.groups).toMatchObject([{ id: groupId, taken: 2, most: 4 }])
    const then = ({ startsAt }: { startsAt: Temporal.Instant }) => startsAt.equals(at('2026-04-18T14:00'))
    expect([...week!.hidden, ...week!.appointments].filter(then)).toEqual([])
  }
  await withActor(sanne, (tx) => cancelGroup(tx, { groupId, changeReason: 'Weg' }))
  expect((await open(joost, joost))?.groups).toEqual([])
})
