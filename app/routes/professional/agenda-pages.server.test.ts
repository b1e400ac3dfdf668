import { afterAll, beforeAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { newId } from '#app/domain/shared/ids.ts'
import { paths } from '#app/paths.ts'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, visit, type Handler } from '#db/testing/route-walk.server.ts'
import * as agendaPage from './agenda.tsx'
import * as appointmentPage from './appointment.tsx'
import * as bookPage from './book-for-resident.tsx'
import * as searchPage from './residents.tsx'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const cookies: Record<string, string> = {}
const [kamer1, kamer2] = [newId(), newId()]
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  const { sanne, joost, farid, petra } = wijk.actors
  for (const [name, actor] of Object.entries({ sanne, joost, farid, petra }))
    cookies[name] = await cookieOf(wijk, wijk.tenant.id, actor)
  for (const [id, name] of [
    [kamer1, 'Kamer 1'],
    [kamer2, 'Kamer 2'],
  ])
    await wijk.owner.client.query('insert into rooms (tenant_id, id, team_id, name) values ($1, $2, $3, $4)', [
      ...[wijk.tenant.id, id, wijk.practice.id, name],
    ])
})
afterAll(() => wijk.end())

const { professional } = paths
type Page = { readonly loader: unknown; readonly action?: unknown }
type Form = Record<string, string>
const ask = (who: string, page: Page, path: string, params: Form = {}, form?: Form) =>
  visit((form ? page.action : page.loader) as Handler, {
    ...{ path, params, tenant: wijk.tenant, cookie: cookies[who] ?? null },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()
const bookAt = (who: string, query: Record<string, string>, form?: Form) => {
  const residentId = wijk.actors.fatma.personId
  return ask(who, bookPage, professional.bookFor(residentId, query), { residentId }, form)
}
async function book(time: string, more: Form = {}): Promise<string> {
  const visitTypeId = agenda.practiceTypes.get('CONSULT')!
  const form = { formKey: newId(), personId: wijk.actors.joost.personId, visitTypeId, ...more }
  const sent = await bookAt('sanne', {}, { ...form, intent: 'offered', startsAt: at(time).toString() })
  expect(sent.status).toBe(303)
  return sent.location!.split('/').at(-1)!
}
const show = async (who: string, id: string, query: Record<string, string> = {}) =>
  JSON.parse((await ask(who, appointmentPage, professional.appointment(id, query), { appointmentId: id })).body) as {
    room: { name: string } | null
    rooms: { name: string }[]
    facts: { description: string }[]
    move: { asked: object; personId: string; colleagues: { id: string }[] }
  }
const change = (who: string, id: string, form: Form) =>
  ask(who, appointmentPage, professional.appointment(id), { appointmentId: id }, form)

test('by phone in three steps: the name, Enter, and a tap on a time', async () => {
  const { fatma } = wijk.actors
  const find = (who: string, search: string, more: Form = { intent: 'book' }) =>
    ask(who, searchPage, professional.residents, {}, { search, ...more })
  expect((await find('sanne', 'yilm')).location).toBe(professional.bookFor(fatma.personId))
  expect((await bookAt('sanne', {})).body).toContain('Geboren op')
  const id = await book('2026-04-07T09:00')
  expect((await show('sanne', id)).facts.map(({ description }) => description)).toContain('Dokter Kuipers')
  // Several by that name, or a search of the page itself, give the list; who may not book is brought nowhere.
  expect((await find('sanne', 'yilm', {})).body).toContain('Fatma')
  for (const who of ['farid', 'joost']) {
    const found = await find(who, 'yilm')
    expect([found.status, found.body.includes('"mayBook":true')], who).toEqual([200, false])
    expect((await bookAt(who, {})).status).toBe(404)
  }
})

test('the times are those at which the chosen room is free, and the room stands at the appointment', async () => {
  const id = await book('2026-04-14T09:00', { roomId: kamer1 })
  expect((await show('sanne', id)).room?.name).toBe('Kamer 1')
  const page = JSON.parse((await bookAt('sanne', { kamer: kamer1, week: '2026-04-13' })).body) as {
    rooms: { label: string }[]
    roomId: string
  }
  expect([page.roomId, page.rooms.map(({ label }) => label)]).toEqual([kamer1, ['Kamer 1', 'Kamer 2']])
  expect((await change('sanne', id, { intent: 'room', roomId: kamer2 })).status).toBe(303)
  expect((await show('joost', id)).room?.name).toBe('Kamer 2')
  expect((await change('sanne', id, { intent: 'room', roomId: '' })).status).toBe(303)
  expect((await show('sanne', id)).room).toBeNull()
  expect((await change('farid', id, { intent: 'room', roomId: kamer1 })).status).toBe(404)
  expect((await change('sanne', id, { intent: 'room', roomId: newId() })).status).toBe(404)
})

test('where an appointment is dropped the form asks first, and a colleague of the team can be chosen there', async () => {
  const { petra, joost } = wijk.actors
  const id = await book('2026-04-09T09:00')
  const query = { doe: 'verzetten', dag: '2026-04-14', tijd: '10:05', wie: petra.personId }
  const { move } = await show('sanne', id, query)
  expect(move.asked).toEqual({ date: '2026-04-14', time: '10:05', personId: petra.personId })
  expect([move.personId, move.colleagues.map((each) => each.id).includes(petra.personId)]).toEqual([
    joost.personId,
    true,
  ])
  // Opening it moves nothing.
  expect((await show('sanne', id)).facts.some(({ description }) => description.includes('9.00'))).toBe(true)
  expect((await show('joost', id, query)).move.colleagues).toEqual([])
  const form = { intent: 'move', date: '2026-04-14', time: '10:05', personId: petra.personId }
  expect((await change('sanne', id, form)).body).toContain('appointments:refusals.outsideHours')
  expect((await change('sanne', id, { ...form, overrideReason: 'Petra kent haar.' })).status).toBe(303)
  expect((await show('sanne', id)).move.personId).toBe(petra.personId)
})

test('the desk sees the weeks of several colleagues, what may be dragged, and when somebody came in', async () => {
  const { joost, petra, farid } = wijk.actors
  const id = await book('2026-04-20T09:00')
  const open = (who: string, query: Parameters<typeof professional.agenda>[0]) =>
    ask(who, agendaPage, professional.agenda(query))
  const both = await open('sanne', { week: '2026-04-20', wie: [joost.personId, petra.personId] })
  const shown = JSON.parse(both.body) as { grids: { title: string; drops: object }[]; mayBook: boolean }
  expect([shown.grids.map(({ title }) => title).length, shown.mayBook]).toEqual([2, true])
  expect(shown.grids[0]!.drops).toEqual({ first: 8, now: '2026-04-03T16:40' })
  expect(both.body).toContain(professional.appointment(id, { doe: 'verzetten' }))
  for (const wie of [[joost.personId, farid.personId], 'niemand'])
    expect((await open('sanne', { week: '2026-04-20', wie })).status).toBe(404)
  expect((await open('farid', {})).body).toContain('"mayBook":false')
  await wijk.owner.client.query("update appointments set status = 'arrived', arrived_at = $1 where id = $2", [
    ...[at('2026-04-20T09:07').toString(), id],
  ])
  const late = await open('joost', { weergave: 'dag', dag: '2026-04-20' })
  expect(late.body).toContain('binnen om 9.07, te laat')
  expect((await show('sanne', id)).facts.map(({ description }) => description)).toContain('binnen om 9.07, te laat')
})
