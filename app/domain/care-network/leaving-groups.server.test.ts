import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeMoreResidents, makeTestAgenda } from '#db/testing/agenda.server.ts'
import { codeOf, makeLeavingWorld, type LeavingWorld } from '#db/testing/leaving.server.ts'
import { later } from '#db/testing/neighbourhood.server.ts'
import { at } from '#db/testing/planning.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { cancelGroup } from '../appointments/cancel-group.server.ts'
import { makeGroup } from '../appointments/make-group.server.ts'
import { putInGroup } from '../appointments/put-in-group.server.ts'
import type { Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { listAskedOfMe, listAskedTogether } from './asked-of-me.queries.server.ts'
import { getHandover } from './handovers.queries.server.ts'
import { proposeForAll } from './propose-for-all.server.ts'
import { takeOverAll } from './take-over-all.server.ts'

const timeZone = 'Europe/Amsterdam'
let { wijk, about, deeds, end } = {} as LeavingWorld
let visitTypeId: string
let residentIds: readonly string[]
beforeEach(async () => {
  ;({ wijk, about, deeds, end } = await makeLeavingWorld())
  visitTypeId = (await makeTestAgenda(wijk)).practiceTypes.get('CONSULT')!
  residentIds = (await makeMoreResidents(wijk, 2)).map(({ personId }) => personId)
})
afterEach(() => end())

/** A group that Joost leads, with others or alone, after his last day unless another day is given. */
async function aGroup(others: readonly string[] = [], date = '2026-04-20'): Promise<string> {
  const { sanne, joost } = wijk.actors
  const made = await withActor(sanne, (tx) =>
    makeGroup(tx, {
      ...{ tenant: wijk.tenant, teamId: wijk.practice.id, visitTypeId, personIds: [joost.personId, ...others] },
      ...{ title: 'Samen eten', startsAt: at(`${date}T14:00`), minutes: 60, most: 8, selfBookable: true },
      ...{ roomId: null, location: null, formKey: newId() },
    }),
  )
  if (!made.ok) throw new Error(made.refusal.code)
  for (const residentId of residentIds) {
    const put = await withActor(sanne, (tx) => putInGroup(tx, { groupId: made.value.id, residentId, reason: null }))
    if (!put.ok) throw new Error(put.refusal.code)
  }
  return made.value.id
}
const groupsOf = async (personId?: string) =>
  (await deeds.openWork(personId)).filter(({ kind }) => kind === 'GROUP').map(({ objectId }) => objectId)
const ask = (departureId: string, groupId: string, to = about.meral.personId, who: Actor = wijk.actors.noor) =>
  deeds.propose(who, departureId, 'GROUP', groupId, to)
const itemOf = async (groupId: string) => (await deeds.asked()).find((item) => item.object_id === groupId)!.id
/** Who leads it, as the group and as each place says, and how many were told that it changed. */
async function stands(groupId: string) {
  const ids = 'select id from appointments where group_id = $1'
  const [group, places, told] = await Promise.all([
    deeds.rows<{ id: string }>('select person_id as id from appointment_participants where group_id = $1 order by 1', [
      groupId,
    ]),
    deeds.rows<{ id: string }>(
      `select distinct person_id as id from appointment_participants where kind = 'professional' and appointment_id in (${ids}) order by 1`,
      [groupId],
    ),
    deeds.rows<{ n: number }>(
      `select count(*)::int as n from appointment_notices where kind = 'changed' and appointment_id in (${ids})`,
      [groupId],
    ),
  ])
  expect(places).toEqual(group)
  return { leads: group.map(({ id }) => id), told: told[0]!.n }
}

test('a group after the last day asks for a successor, by its title, and no place in it does', async () => {
  const [id] = [await aGroup(), await aGroup([], '2026-04-08')]
  const departureId = await deeds.started()
  expect(await groupsOf()).toEqual([id])
  const found = await withActor(wijk.actors.noor, (tx) => getHandover(tx, { departureId, timeZone }))
  if (!found.ok) throw new Error('not there')
  const shown = found.value.work.filter(({ kind }) => kind === 'GROUP')
  expect(shown).toMatchObject([
    {
      objectId: id,
      resident: null,
      residentId: null,
      group: { title: 'Samen eten', startsAt: at('2026-04-20T14:00') },
    },
  ])
  expect(found.value.work.filter(({ kind }) => kind === 'APPOINTMENT').map(({ objectId }) => objectId)).toEqual([
    about.appointmentAfter,
  ])
  const { admin, sanne, otherGp } = wijk.actors
  // Residents are in it: no administrator asks (BO-4); nobody of another team is asked (CON-2).
  for (const who of [admin, sanne, otherGp])
    expect(codeOf(await ask(departureId, id, undefined, who)), who.displayName).toBe('shared.notFound')
  expect(codeOf(await ask(departureId, id, otherGp.personId))).toBe('care-network.notInTeam')
  expect(codeOf(await ask(departureId, id))).toBe('ok')
  expect(await withActor(about.meral, (tx) => listAskedOfMe(tx, { timeZone }))).toMatchObject([
    { kind: 'GROUP', resident: null, subject: null, group: { title: 'Samen eten' } },
  ])
})

test('who accepts leads it from then on, once; everybody in it is told, and nobody else can accept', async () => {
  const id = await aGroup([wijk.actors.petra.personId])
  const departureId = await deeds.started()
  await ask(departureId, id)
  const item = await itemOf(id)
  expect(codeOf(await deeds.accept(wijk.actors.noor, item))).toBe('shared.notFound')
  const both = await Promise.all([deeds.accept(about.meral, item), deeds.accept(about.meral, item)])
  expect(both.map(codeOf)).toEqual(['ok', 'ok'])
  expect(await stands(id)).toEqual({ leads: [about.meral.personId, wijk.actors.petra.personId].sort(), told: 2 })
  expect(await groupsOf()).toEqual([])
  expect(await groupsOf(about.meral.personId)).toEqual([id])
})

test('who leads it beside them takes it over by leading it alone', async () => {
  const id = await aGroup([about.meral.personId])
  const departureId = await deeds.started()
  await ask(departureId, id)
  expect(codeOf(await deeds.accept(about.meral, await itemOf(id)))).toBe('ok')
  expect(await stands(id)).toEqual({ leads: [about.meral.personId], told: 2 })
  expect(await groupsOf()).toEqual([])
})

test('a colleague who is busy or away then does not take it over; what was cancelled or passed on meanwhile is gone', async () => {
  const [busy, away, cancelled, passed] = [
    await aGroup(),
    await aGroup([], '2026-04-21'),
    await aGroup([], '2026-04-22'),
    await aGroup([], '2026-04-23'),
  ]
  const departureId = await deeds.started()
  await deeds.rows(
    `insert into agenda_blocks (tenant_id, id, person_id, starts_at, ends_at, source, created_at)
     values ($1, $2, $3, $4, $5, 'own', now())`,
    [
      wijk.tenant.id,
      newId(),
      about.meral.personId,
      at('2026-04-20T14:30').toString(),
      at('2026-04-20T15:30').toString(),
    ],
  )
  await deeds.rows(
    `insert into absences (tenant_id, id, person_id, first_day, last_day) values ($1, $2, $3, '2026-04-21', '2026-04-21')`,
    [wijk.tenant.id, newId(), about.meral.personId],
  )
  for (const id of [busy, away, cancelled, passed]) expect(codeOf(await ask(departureId, id))).toBe('ok')
  await withActor(wijk.actors.sanne, (tx) => cancelGroup(tx, { groupId: cancelled, changeReason: 'Gaat niet door' }))
  await deeds.rows('update appointment_participants set person_id = $2 where person_id = $3 and group_id = $1', [
    ...[passed, wijk.actors.noor.personId, wijk.actors.joost.personId],
  ])
  const accept = async (id: string) => codeOf(await deeds.accept(about.meral, await itemOf(id)))
  expect(await accept(busy)).toBe('appointments.slotTaken')
  expect(await accept(away)).toBe('appointments.awayThen')
  expect(await accept(cancelled)).toBe('care-network.itemGone')
  expect(await accept(passed)).toBe('care-network.itemGone')
  expect(await groupsOf()).toEqual([busy, away])
})

test('one colleague is asked for all groups, and takes over with one tap those at which they are free', async () => {
  const ids = [await aGroup(), await aGroup([], '2026-04-21'), await aGroup([], '2026-04-22')]
  const departureId = await deeds.started()
  const all = { departureId, kind: 'GROUP' as const, timeZone }
  const proposed = await withActor(wijk.actors.noor, (tx) =>
    proposeForAll(tx, { ...all, successorId: about.meral.personId }),
  )
  expect(codeOf(proposed)).toBe('ok')
  expect(await withActor(about.meral, listAskedTogether)).toMatchObject([{ kind: 'GROUP', count: 3 }])
  await deeds.rows(
    `insert into absences (tenant_id, id, person_id, first_day, last_day) values ($1, $2, $3, '2026-04-21', '2026-04-21')`,
    [wijk.tenant.id, newId(), about.meral.personId],
  )
  expect(await takeOverAll(about.meral, all, () => true)).toEqual({ ok: true, value: { taken: 2 } })
  expect(await groupsOf()).toEqual([ids[1]])
})

test('an account closes with a group only with a reason: others lead theirs on, and the rest stays to be handed over', async () => {
  const [together, alone] = [await aGroup([about.meral.personId]), await aGroup([], '2026-04-21')]
  const departureId = await deeds.started()
  expect(codeOf(await deeds.close())).toBe('care-network.stillOpen')
  expect((await stands(together)).leads).toHaveLength(2)
  expect(codeOf(await deeds.close(undefined, 'Joost is ernstig ziek geworden.'))).toBe('ok')
  expect(await stands(together)).toEqual({ leads: [about.meral.personId], told: 2 })
  expect(await groupsOf()).toEqual([alone])
  // The lead still hands it over.
  expect(codeOf(await ask(departureId, alone))).toBe('ok')
  expect(codeOf(await deeds.accept(about.meral, await itemOf(alone)))).toBe('ok')
  expect(await stands(alone)).toEqual({ leads: [about.meral.personId], told: 2 })
})

test('on the night of the last day an account stays open as long as a group has nobody, and closes when it has', async () => {
  const id = await aGroup()
  const departureId = await deeds.started()
  await deeds.handEverythingOver(departureId)
  expect(await stands(id)).toMatchObject({ leads: [about.meral.personId] })
  expect(codeOf(await deeds.close(later(wijk.actors.admin, { hours: 9 * 24 })))).toBe('ok')
  expect(await groupsOf()).toEqual([])
})

test('nobody leads a group after their last day', async () => {
  await deeds.started()
  await expect(aGroup()).rejects.toThrow('appointments.awayThen')
  expect(await aGroup([], '2026-04-10')).toEqual(expect.any(String))
})
