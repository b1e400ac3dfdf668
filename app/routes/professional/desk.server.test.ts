import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/domain/shared/ids.ts'
import { paths } from '#app/paths.ts'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { deskPagesOf } from '#db/testing/desk-pages.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import * as residentPage from '../resident/appointment.tsx'
import * as appointmentPage from './appointment.tsx'
import * as bookPage from './book-for-resident.tsx'
import * as searchPage from './residents.tsx'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const { ask, book, send, signIn } = deskPagesOf(
  () => wijk,
  () => agenda,
)
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  await signIn('sanne', 'joost', 'farid', 'fatma', 'danuta', 'otherAssistant')
})
afterAll(() => wijk.end())

const { professional } = paths
const search = (who: string, text: string) => ask(who, searchPage, professional.residents, { search: text })
const show = (who: string, appointmentId: string) => ask(who, appointmentPage, professional.appointment(appointmentId))
const change = (who: string, appointmentId: string, form: Record<string, string>) =>
  ask(who, appointmentPage, professional.appointment(appointmentId), form)
/** As if it began ten minutes ago. */
async function begin(id: string) {
  const times = [testNow.subtract({ minutes: 10 }).toString(), testNow.add({ minutes: 5 }).toString(), id]
  await wijk.owner.client.query('update appointments set starts_at = $1, ends_at = $2 where id = $3', times)
}

test('the desk finds the own practice’s residents by a part of the name or a birth date, and the log holds the search', async () => {
  for (const text of ['yilm', 'fat yil', 'Yılmaz'])
    expect((await search('sanne', text)).body, text).toContain('Fatma Yılmaz')
  const { rows } = await wijk.owner.client.query<{ birth: string }>(
    "select to_char(birth_date, 'DD-MM-YYYY') as birth from residents where family_name = 'Yılmaz' and tenant_id = $1",
    [wijk.tenant.id],
  )
  expect((await search('sanne', rows[0]!.birth)).body).toContain('Fatma Yılmaz')
  expect((await search('otherAssistant', 'yilm')).body).not.toContain('Fatma')
  expect((await search('sanne', '12')).status).toBe(409)
  expect((await search('sanne', '')).status).toBe(400)
  for (const who of ['fatma', 'danuta']) expect((await search(who, 'yilm')).status).toBe(404)
  const logged = await wijk.owner.client.query<{ query: string; people: number }>(
    `select l.query, count(o.object_id)::int as people from access_log l left join access_log_objects o on o.entry_id = l.id
     where l.resource = 'contact' and l.query is not null group by l.id, l.query order by l.query`,
  )
  expect(logged.rows).toContainEqual({ query: 'fat yil', people: 1 })
  expect(logged.rows).toContainEqual({ query: 'yilm', people: 0 })
})

test('the page of a booking has my own huisarts and a consult chosen, and its times are free ones', async () => {
  const residentId = wijk.actors.fatma.personId
  const open = (who: string) => ask(who, bookPage, professional.bookFor(residentId))
  const page = JSON.parse((await open('sanne')).body) as {
    personId: string
    visitTypeId: string
    week: { days: object[] }
  }
  expect([page.personId, page.visitTypeId]).toEqual([wijk.actors.joost.personId, agenda.practiceTypes.get('CONSULT')])
  expect(page.week.days.length).toBeGreaterThan(0)
  for (const who of ['joost', 'otherAssistant', 'fatma']) expect((await open(who)).status, who).toBe(404)
})

test('a typed time outside the session asks for a reason and keeps what was typed', async () => {
  const wish = { interpreterLanguage: 'sign', interpreterGender: 'female' }
  const form = { intent: 'other', date: '2026-04-08', time: '17:30', reason: 'Uitslag', ...wish }
  const refused = await send('sanne', form)
  // Said at the field of the reason, which stands far below.
  const errors = [{ fieldId: 'overrideReason', key: 'appointments:refusals.outsideHours' }]
  expect([refused.status, JSON.parse(refused.body)]).toEqual([409, expect.objectContaining({ errors })])
  expect(refused.body).toContain('Uitslag')
  expect((await send('sanne', { ...form, overrideReason: 'kort' })).status).toBe(400)
  const made = await send('sanne', { ...form, overrideReason: 'Kan alleen na haar werk.' })
  expect(made.status).toBe(303)
  const page = await show('sanne', made.location!.split('/').at(-1)!)
  expect(page.body).toContain('Kan alleen na haar werk.')
  expect(page.body).toContain('gebarentaal, liefst een vrouw (nog te regelen)')
  for (const who of ['otherAssistant', 'joost', 'fatma']) expect((await send(who, form)).status, who).toBe(404)
})

test('a day or a time that cannot be is refused beside its field, and what was typed stays', async () => {
  const typed = { intent: 'other', reason: 'Uitslag', overrideReason: 'Kan niet anders' }
  const mend = async (date: string, time: string) => {
    const sent = await send('sanne', { ...typed, date, time })
    const { errors = [], values } = JSON.parse(sent.body) as {
      errors?: { fieldId: string; key: string }[]
      values: object
    }
    expect(values).toMatchObject({ ...typed, date, time })
    return [sent.status, ...errors.map(({ fieldId, key }) => `${fieldId} ${key}`)]
  }
  const tooFar = 'date appointments:refusals.tooFarAhead'
  expect(await mend('9999-12-31', '23:55')).toEqual([400, tooFar])
  expect(await mend('2126-06-03', '10:00')).toEqual([400, tooFar])
  expect(await mend('2028-06-03', '10:00')).toEqual([409, tooFar])
  expect(await mend('1926-06-03', '10:00')).toEqual([400, 'date appointments:refusals.inThePast'])
  expect(await mend('2027-02-29', '10:00')).toEqual([400, 'date ui:errors.invalid'])
  // The night in which the clocks go forward.
  expect(await mend('2027-03-28', '02:30')).toEqual([409, 'time appointments:refusals.noSuchTime'])
  for (const startsAt of ['9999-12-31T23:00:00Z', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z'])
    expect((await send('sanne', { intent: 'offered', startsAt })).status, startsAt).toBe(400)
})

test('the team follows an appointment; a stranger and the resident have no such page', async () => {
  const id = await book('2026-04-07T09:00')
  for (const who of ['farid', 'otherAssistant', 'fatma', 'danuta']) {
    expect((await show(who, id)).status, who).toBe(404)
    expect((await change(who, id, { intent: 'arrived' })).status, who).toBe(404)
  }
  expect((await show('sanne', newId())).status).toBe(404)
  expect((await change('sanne', id, { intent: 'noShow' })).status).toBe(409)
  await begin(id)
  expect((await change('sanne', id, { intent: 'noShow' })).status).toBe(303)
  expect((await show('joost', id)).body).toContain('Kwam 1 keer niet')
  const own = await ask('fatma', residentPage, paths.resident.appointment(id))
  expect(own.body).toContain('noshow')
  expect(own.body).not.toContain('Kwam 1 keer niet')
  expect((await change('sanne', id, { intent: 'arrived' })).status).toBe(303)
  expect((await show('sanne', id)).body).toContain('Is binnen')
})

test('only the first time that I do not come am I told', async () => {
  const waiting = async () =>
    (await wijk.owner.client.query('select 1 from notifications where person_id = $1', [wijk.actors.fatma.personId]))
      .rows.length
  const ids = [await book('2026-04-14T09:00'), await book('2026-04-14T09:30')]
  const before = await waiting()
  for (const id of ids) {
    await begin(id)
    expect((await change('sanne', id, { intent: 'noShow' })).status).toBe(303)
  }
  expect(await waiting()).toBe(before + 1)
})

test('the practice moves and cancels with words that I read at my appointment', async () => {
  const id = await book('2026-04-09T09:00')
  const outside = { intent: 'move', date: '2026-04-10', time: '09:00', changeReason: 'Joost is er dan niet.' }
  expect((await change('sanne', id, outside)).body).toContain('appointments:refusals.outsideHours')
  expect((await change('sanne', id, { ...outside, date: '2026-04-09', time: '10:00' })).status).toBe(303)
  expect((await change('sanne', id, { intent: 'cancel' })).status).toBe(400)
  expect((await change('sanne', id, { intent: 'cancel', changeReason: 'Wij zijn dan dicht.' })).status).toBe(303)
  const own = await ask('fatma', residentPage, paths.resident.appointment(id))
  expect(own.body).toContain('Wij zijn dan dicht.')
  expect((await change('sanne', id, { intent: 'arrived' })).status).toBe(409)
})

test('made by mistake is no press of the page: it is asked first, and then the time is free', async () => {
  const id = await book('2026-04-21T09:00')
  const page = JSON.parse((await show('sanne', id)).body) as { presses: object[]; mayEnterInError: boolean }
  expect(page).toMatchObject({ presses: [], mayEnterInError: true })
  expect((await change('otherAssistant', id, { intent: 'inError' })).status).toBe(404)
  expect((await change('sanne', id, { intent: 'inError' })).status).toBe(303)
  expect(JSON.parse((await show('sanne', id)).body)).toMatchObject({ mayEnterInError: false, mayMove: false })
  await book('2026-04-21T09:00')
})
