import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#app/domain/shared/ids.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { paths } from '#app/paths.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeCareRelationship, makeResident } from '#db/seed/factories/resident.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, visit, type Handler } from '#db/testing/route-walk.server.ts'
import * as agendaPage from './agenda.tsx'
import * as appointmentPage from './appointment.tsx'
import * as groupPage from './group.tsx'
import * as groupsPage from './groups.tsx'
import * as newPage from './new-group.tsx'

let wijk: TestNeighbourhood
let agenda: TestAgenda
let residents: readonly (Actor & { personId: string })[]
const cookies: Record<string, string> = {}
const room = newId()
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  residents = await makeMoreResidents(wijk, 3)
  const { sanne, joost, petra, farid, fatma, otherAssistant } = wijk.actors
  for (const [name, actor] of Object.entries({ sanne, joost, petra, farid, fatma, otherAssistant }))
    cookies[name] = await cookieOf(wijk, wijk.tenant.id, actor)
  await wijk.owner.client.query('insert into rooms (tenant_id, id, team_id, name) values ($1, $2, $3, $4)', [
    ...[wijk.tenant.id, room, wijk.practice.id, 'Zaal 1'],
  ])
})
afterAll(() => wijk.end())
beforeEach(async () => {
  for (const table of ['appointments', 'group_appointments', 'notifications'])
    await wijk.owner.client.query(`delete from ${table}`)
})

const { professional } = paths
type Page = { readonly loader: unknown; readonly action?: unknown }
type Fields = Record<string, string | readonly string[]>
const sent = (fields: Fields) =>
  new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])))
const ask = (who: string, page: Page, path: string, params: Record<string, string> = {}, form?: Fields) =>
  visit((form ? page.action : page.loader) as Handler, {
    ...{ path, params, tenant: wijk.tenant, cookie: cookies[who] ?? null },
    ...(form ? { body: sent(form) } : {}),
  })
const asked = (more: Fields = {}): Fields => ({
  ...{ formKey: newId(), teamId: wijk.practice.id, visitTypeId: agenda.practiceTypes.get('CONSULT')! },
  ...{ personIds: [wijk.actors.joost.personId, wijk.actors.petra.personId], title: 'Samen eten' },
  ...{ date: '2026-04-07', time: '14:00', minutes: '90', most: '2', selfBookable: 'on', roomId: room, location: '' },
  ...more,
})
const send = (who: string, form: Fields) => ask(who, newPage, professional.newGroup(), {}, form)
async function aGroup(more: Fields = {}): Promise<string> {
  const made = await send('sanne', asked(more))
  expect(made.status, made.body).toBe(303)
  return made.location!.split('/').at(-1)!
}
const open = (who: string, groupId: string) => ask(who, groupPage, professional.group(groupId), { groupId })
const change = (who: string, groupId: string, form: Fields) =>
  ask(who, groupPage, professional.group(groupId), { groupId }, form)
interface Shown {
  readonly facts: { term: string; description: string }[]
  readonly places: { id: string; name: string; status: string; presses: { press: string }[] }[]
  readonly mayPut: boolean
  readonly mayChange: boolean
  readonly leaders: { value: string }[]
}
const show = async (who: string, groupId: string) => JSON.parse((await open(who, groupId)).body) as Shown
const put = (groupId: string, residentId: string, who = 'sanne') => change(who, groupId, { intent: 'put', residentId })
/** As if it began ten minutes ago. */
async function begin(groupId: string) {
  const times = [testNow.subtract({ minutes: 10 }).toString(), testNow.add({ minutes: 60 }).toString(), groupId]
  const { client } = wijk.owner
  await client.query('update group_appointments set starts_at = $1, ends_at = $2 where id = $3', times)
  await client.query('update appointments set starts_at = $1, ends_at = $2 where group_id = $3', times)
}

test('the desk makes a group, and a double click makes one', async () => {
  const form = asked()
  const answers = await Promise.all([send('sanne', form), send('sanne', form)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(answers[0].location).toBe(answers[1].location)
  const groupId = answers[0].location!.split('/').at(-1)!
  const { facts, mayPut } = await show('sanne', groupId)
  expect(facts.map(({ description }) => description)).toEqual([
    'dinsdag 7 april 2026 om 14.00 uur',
    'Consult, 90 min.',
    'Dokter Kuipers en Petra',
    ...[wijk.practice.name, 'Zaal 1', '0 van 2 plekken'],
  ])
  expect(mayPut).toBe(true)
  const list = JSON.parse((await ask('sanne', groupsPage, professional.groups())).body) as { list: object[] }
  expect(list.list).toMatchObject([
    { title: 'Samen eten', taken: '0 van 2 plekken', when: 'dinsdag 7 april om 14.00 uur' },
  ])
})

test('what I typed and chose stands there still after a refusal, and the words say who is busy', async () => {
  await aGroup()
  const again = await send('sanne', asked({ title: 'Nog een groep', time: '14:30' }))
  expect([again.status, again.body]).toEqual([409, expect.stringContaining('groups.work.leaderBusy')])
  const { values } = JSON.parse(again.body) as { values: Fields }
  expect(values).toMatchObject({
    ...{ title: 'Nog een groep', time: '14:30', selfBookable: 'on' },
    personIds: [wijk.actors.joost.personId, wijk.actors.petra.personId],
  })
  const wrong = await send('sanne', asked({ title: 'x', personIds: [], minutes: '12', most: '31' }))
  const { errors } = JSON.parse(wrong.body) as { errors: { fieldId: string; key: string }[] }
  expect([wrong.status, Object.fromEntries(errors.map(({ fieldId, key }) => [fieldId, key]))]).toEqual([
    400,
    {
      ...{ title: 'groups.work:errors.title', personIds: 'groups.work:errors.leaders' },
      ...{ minutes: 'groups.work:errors.minutes', most: 'groups.work:errors.most' },
    },
  ])
  const mend = async (more: Fields) => {
    const sent = await send('sanne', asked(more))
    const { errors } = JSON.parse(sent.body) as { errors: { fieldId: string; key: string }[] }
    return [sent.status, ...errors.map(({ fieldId, key }) => `${fieldId} ${key}`)]
  }
  expect(await mend({ time: '14:03', date: '2026-04-08' })).toEqual([409, 'time appointments:refusals.offGrid'])
  expect(await mend({ time: '02:30', date: '2027-03-28' })).toEqual([409, 'time appointments:refusals.noSuchTime'])
  expect(await mend({ date: '2028-06-08' })).toEqual([409, 'date appointments:refusals.tooFarAhead'])
  for (const date of ['2126-04-08', '9999-12-31'])
    expect(await mend({ date })).toEqual([400, 'date appointments:refusals.tooFarAhead'])
  expect(await mend({ date: '1026-04-08' })).toEqual([400, 'date appointments:refusals.inThePast'])
  expect((await send('sanne', asked({ date: '2026-04-02' }))).body).toContain('appointments.inThePast')
})

test('residents get a place until it is full; nobody of another practice gets one, and no name leaks', async () => {
  const groupId = await aGroup()
  const [one, two, three] = residents.map(({ personId }) => personId)
  const find = (who: string, search: string) => change(who, groupId, { intent: 'search', search })
  const found = JSON.parse((await find('sanne', 'proef')).body) as { found: { name: string; residentId: string }[] }
  expect(found.found.map(({ name }) => name)).toEqual(['Bewoner 1 Proef', 'Bewoner 2 Proef', 'Bewoner 3 Proef'])
  for (const who of ['farid', 'otherAssistant', 'joost']) {
    const answer = await find(who, 'proef')
    expect([answer.status, answer.body], who).toEqual([404, ''])
  }
  const { owner, tenant, otherPractice, otherTenantActors } = wijk
  const { id: ofAnother } = await makeResident(owner, tenant.id, testNow, { givenName: 'Geheim', familyName: 'Proef' })
  const elsewhere = { residentId: ofAnother, teamId: otherPractice.id, personId: wijk.actors.otherGp.personId }
  const startsAt = testNow.subtract({ hours: 24 * 400 })
  await makeCareRelationship(owner, tenant.id, { ...elsewhere, kind: 'REGISTRATION', startsAt })
  expect((await find('sanne', 'proef')).body).not.toContain('Geheim')
  for (const residentId of [ofAnother, otherTenantActors.resident.personId, newId()]) {
    const answer = await put(groupId, residentId)
    expect([answer.status, answer.body]).toEqual([404, ''])
  }
  expect((await put(groupId, one!)).status).toBe(303)
  expect((await put(groupId, one!)).status).toBe(303)
  expect((await put(groupId, two!)).status).toBe(303)
  expect((await put(groupId, three!)).body).toContain('appointments.groupFull')
  const shown = await show('sanne', groupId)
  expect([shown.places.map(({ name }) => name), shown.mayPut]).toEqual([['Bewoner 1 Proef', 'Bewoner 2 Proef'], false])
  for (const who of ['farid', 'otherAssistant', 'fatma']) expect((await open(who, groupId)).body, who).toBe('')
})

test('who leads a group sees who comes, marks who came and changes it, and gives nobody a place', async () => {
  const groupId = await aGroup()
  await put(groupId, residents[0]!.personId)
  await put(groupId, residents[1]!.personId)
  const shown = await show('joost', groupId)
  expect([shown.places.length, shown.mayPut, shown.mayChange]).toEqual([2, false, true])
  expect((await put(groupId, residents[2]!.personId, 'joost')).status).toBe(404)
  expect(shown.places[0]!.presses).toEqual([])
  await begin(groupId)
  const [first, second] = (await show('joost', groupId)).places
  expect(first!.presses.map(({ press }) => press)).toEqual(['arrived', 'noShow'])
  expect((await change('joost', groupId, { intent: 'arrived', placeId: first!.id })).status).toBe(303)
  expect((await change('sanne', groupId, { intent: 'noShow', placeId: second!.id })).status).toBe(303)
  expect((await show('joost', groupId)).places.map(({ status }) => status)).toEqual(['Is binnen', 'Niet gekomen'])
  // A place of another group, and of nobody.
  const other = await aGroup({ date: '2026-04-09' })
  for (const placeId of [first!.id, newId()])
    expect((await change('sanne', other, { intent: 'arrived', placeId })).status).toBe(404)
  // A colleague's that is not the own one.
  const petras = await aGroup({ date: '2026-04-14', personIds: wijk.actors.petra.personId })
  expect((await open('joost', petras)).status).toBe(404)
  const begun = await show('sanne', groupId)
  expect([begun.mayPut, begun.mayChange]).toEqual([false, false])
  expect((await change('sanne', groupId, { intent: 'cancel', changeReason: 'Weg' })).body).toContain('groupEnded')
})

test('the desk moves, passes, changes and cancels a group, with words that residents read', async () => {
  const groupId = await aGroup()
  for (const { personId } of residents.slice(0, 2)) await put(groupId, personId)
  const { sanne, petra, joost } = wijk.actors
  const move = { intent: 'move', date: '2026-04-08', time: '10:00', changeReason: 'De zaal is bezet.' }
  await aGroup({ date: '2026-04-08', time: '10:30', roomId: '' })
  const refused = await change('sanne', groupId, move)
  expect([refused.status, refused.body]).toEqual([409, expect.stringContaining('groups.work.somebodyBusy')])
  expect(refused.body).toContain('De zaal is bezet.')
  expect((await change('sanne', groupId, { ...move, date: '2026-04-09' })).status).toBe(303)
  const pass = (toPersonId: string) =>
    change('sanne', groupId, { intent: 'pass', fromPersonId: petra.personId, toPersonId })
  expect((await pass(joost.personId)).status).toBe(404)
  expect((await pass(sanne.personId)).status).toBe(303)
  const fields = { intent: 'change', title: 'Samen wandelen', most: '5', roomId: room }
  const fewer = { ...fields, most: '2' }
  await change('sanne', groupId, fields)
  await put(groupId, residents[2]!.personId)
  expect((await change('sanne', groupId, fewer)).body).toContain('groups.work.tooFew')
  const shown = await show('sanne', groupId)
  expect(shown.leaders.map(({ value }) => value).sort()).toEqual([sanne.personId, joost.personId].sort())
  expect(shown).toMatchObject({
    title: 'Samen wandelen',
    start: { selfBookable: false, most: '5', date: '2026-04-09' },
  })
  expect((await change('sanne', groupId, { intent: 'cancel' })).status).toBe(400)
  expect((await change('sanne', groupId, { intent: 'cancel', changeReason: 'Wij zijn ziek.' })).status).toBe(303)
  const ended = await show('sanne', groupId)
  expect([ended.mayPut, ended.mayChange, ended.places]).toEqual([false, false, []])
  const { rows } = await wijk.owner.client.query(
    'select status, change_reason from appointments where group_id = $1 group by 1, 2',
    [groupId],
  )
  expect(rows).toEqual([{ status: 'cancelled', change_reason: 'Wij zijn ziek.' }])
})

test('who has something else then gets no place and no group, and the words say who', async () => {
  const { sanne, joost, petra } = wijk.actors
  const groupId = await aGroup({ personIds: joost.personId })
  const beside = await aGroup({ personIds: petra.personId, roomId: '', time: '14:30' })
  const { personId } = residents[0]!
  await put(groupId, personId)
  const twice = await put(beside, personId)
  expect([twice.status, twice.body]).toEqual([409, expect.stringContaining('groups.work.residentBusy')])
  const pass = { intent: 'pass', fromPersonId: petra.personId }
  const busy = await change('sanne', beside, { ...pass, toPersonId: joost.personId })
  expect([busy.status, busy.body]).toEqual([409, expect.stringContaining('groups.work.colleagueBusy')])
  const taken = { intent: 'change', title: 'Samen eten', most: '4', roomId: room }
  expect((await change('sanne', beside, taken)).body).toContain('appointments.roomTaken')
  expect((await change('sanne', beside, { ...pass, toPersonId: sanne.personId })).status).toBe(303)
})

test('a group is there for the desk of its own team alone', async () => {
  const groupId = await aGroup()
  const cancel = { intent: 'cancel', changeReason: 'Weg' }
  for (const who of ['farid', 'otherAssistant', 'fatma']) {
    expect((await open(who, groupId)).status, who).toBe(404)
    expect((await change(who, groupId, cancel)).status, who).toBe(404)
    expect((await send(who, asked({ date: '2026-04-09' }))).status, who).toBe(404)
  }
  for (const who of ['farid', 'joost', 'fatma'])
    for (const [page, path] of [
      [groupsPage, professional.groups()],
      [newPage, professional.newGroup()],
    ] as const)
      expect((await ask(who, page, path)).status, who).toBe(404)
  expect((await ask('otherAssistant', groupsPage, professional.groups())).body).toContain('"list":[]')
  expect((await ask('sanne', newPage, professional.newGroup({ team: wijk.buurtteam.id }))).status).toBe(404)
  for (const id of [newId(), 'groep']) expect((await open('sanne', id)).status).toBe(404)
  const { rows } = await wijk.owner.client.query<{ n: number }>(
    `select count(*)::int as n from access_log where outcome = 'refused' and user_id = $1`,
    [wijk.actors.farid.personId],
  )
  expect(rows[0]!.n).toBeGreaterThanOrEqual(5)
})

test('a group stands in the agenda of each who leads it, once, and its places say in which group they are', async () => {
  const groupId = await aGroup()
  for (const { personId } of residents.slice(0, 2)) await put(groupId, personId)
  const { joost, petra } = wijk.actors
  const both = await ask(
    'sanne',
    agendaPage,
    professional.agenda({ week: '2026-04-07', wie: [joost.personId, petra.personId] }),
  )
  const { grids } = JSON.parse(both.body) as {
    grids: { days: { entries: { title: string; look: string; note: string }[] }[] }[]
  }
  for (const { days } of grids) {
    const entries = days.flatMap((day) => day.entries).filter(({ look }) => look !== 'session')
    expect(entries).toMatchObject([
      {
        title: 'Samen eten',
        note: 'Consult, Zaal 1, 2 van 2 plekken',
        href: professional.group(groupId),
        look: 'booked',
      },
    ])
  }
  expect(both.body).not.toContain('Proef')
  const [place] = (await show('sanne', groupId)).places
  const one = await ask('sanne', appointmentPage, professional.appointment(place!.id), { appointmentId: place!.id })
  expect(JSON.parse(one.body)).toMatchObject({
    ...{ group: { id: groupId, label: 'Plek in: Samen eten' }, mayMove: false, mayCancel: true, rooms: [] },
    move: { colleagues: [] },
  })
  const move = { intent: 'move', date: '2026-04-09', time: '10:00', overrideReason: 'Kan niet anders' }
  const moved = await ask(
    'sanne',
    appointmentPage,
    professional.appointment(place!.id),
    { appointmentId: place!.id },
    move,
  )
  expect(moved.body).toContain('appointments.movedWithGroup')
  await change('sanne', groupId, { intent: 'cancel', changeReason: 'Weg' })
  expect((await ask('joost', agendaPage, professional.agenda({ week: '2026-04-07' }))).body).not.toContain('Samen eten')
})

test('the list has twenty at a time, the soonest first', async () => {
  const day = (index: number) => Temporal.PlainDate.from('2026-04-13').add({ days: index }).toString()
  for (let index = 0; index < 21; index += 1) await aGroup({ title: `Groep ${index + 1}`, date: day(20 - index) })
  const page = async (query: Record<string, string>) =>
    JSON.parse((await ask('sanne', groupsPage, professional.groups(query))).body) as {
      list: { title: string }[]
      next: string | null
    }
  const first = await page({})
  expect([first.list.length, first.list[0]!.title]).toEqual([20, 'Groep 21'])
  const second = await page({ na: first.next! })
  expect([second.list.map(({ title }) => title), second.next]).toEqual([['Groep 1'], null])
})
