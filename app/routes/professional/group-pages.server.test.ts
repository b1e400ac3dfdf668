import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#app/domain/shared/ids.ts'
import { paths } from '#app/paths.ts'
import { makeMoreResidents, makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { groupPagesOf } from '#db/testing/group-pages.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import type { Fields } from '#db/testing/pages.server.ts'
import type { Person } from '#db/testing/waiting.server.ts'
import * as agendaPage from './agenda.tsx'
import * as appointmentPage from './appointment.tsx'
import * as groupsPage from './groups.tsx'
import * as newPage from './new-group.tsx'

let wijk: TestNeighbourhood
let agenda: TestAgenda
let residents: readonly Person[]
const { aGroup, ask, asked, change, clear, open, put, send, show, start } = groupPagesOf(
  () => wijk,
  () => agenda,
)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  residents = await makeMoreResidents(wijk, 3)
  await start()
})
afterAll(() => wijk.end())
beforeEach(clear)

const { professional } = paths

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
  const one = await ask('sanne', appointmentPage, professional.appointment(place!.id))
  expect(JSON.parse(one.body)).toMatchObject({
    ...{ group: { id: groupId, label: 'Plek in: Samen eten' }, mayMove: false, mayCancel: true, rooms: [] },
    move: { colleagues: [] },
  })
  const move = { intent: 'move', date: '2026-04-09', time: '10:00', overrideReason: 'Kan niet anders' }
  const moved = await ask('sanne', appointmentPage, professional.appointment(place!.id), move)
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
