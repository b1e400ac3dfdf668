import { afterAll, beforeAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { makeGroup } from '#app/domain/appointments/make-group.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { paths } from '#app/paths.ts'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { cookieOf, visit, type Handler } from '#db/testing/route-walk.server.ts'
import * as residentPage from '../resident/appointment.tsx'
import * as agendaPage from './agenda.tsx'
import * as appointmentPage from './appointment.tsx'
import * as blockPage from './block-time.tsx'
import * as bookPage from './book-for-resident.tsx'
import * as searchPage from './residents.tsx'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const cookies: Record<string, string> = {}
type Page = { readonly loader: unknown; readonly action?: unknown }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  agenda = await makeTestAgenda(wijk)
  const { sanne, joost, farid, fatma, danuta, otherAssistant } = wijk.actors
  for (const [name, actor] of Object.entries({ sanne, joost, farid, fatma, danuta, otherAssistant }))
    cookies[name] = await cookieOf(wijk, wijk.tenant.id, actor)
})
afterAll(() => wijk.end())

const { professional } = paths
const ask = (
  who: string,
  page: Page,
  path: string,
  params: Record<string, string> = {},
  more: { form?: Record<string, string> } = {},
) =>
  visit((more.form ? page.action : page.loader) as Handler, {
    ...{ path, params, tenant: wijk.tenant, cookie: cookies[who] ?? null },
    ...(more.form ? { body: new URLSearchParams(more.form) } : {}),
  })
const search = (who: string, text: string) =>
  ask(who, searchPage, professional.residents, {}, { form: { search: text } })
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Amsterdam').toInstant()

/** Fatma's booking page, as the assistant has it, sent with these fields. */
const send = (who: string, form: Record<string, string>) => {
  const residentId = wijk.actors.fatma.personId
  const chosen = { personId: wijk.actors.joost.personId, visitTypeId: agenda.practiceTypes.get('CONSULT')! }
  return ask(
    who,
    bookPage,
    professional.bookFor(residentId),
    { residentId },
    {
      form: { formKey: newId(), ...chosen, ...form },
    },
  )
}
async function book(time: string): Promise<string> {
  const sent = await send('sanne', { intent: 'offered', startsAt: at(time).toString(), reason: 'Rug' })
  expect(sent.status).toBe(303)
  return sent.location!.split('/').at(-1)!
}
const show = (who: string, appointmentId: string) =>
  ask(who, appointmentPage, professional.appointment(appointmentId), { appointmentId })
const change = (who: string, appointmentId: string, form: Record<string, string>) =>
  ask(who, appointmentPage, professional.appointment(appointmentId), { appointmentId }, { form })
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
  const open = (who: string) => ask(who, bookPage, professional.bookFor(residentId), { residentId })
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
  const own = await ask('fatma', residentPage, paths.resident.appointment(id), { appointmentId: id })
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
  const own = await ask('fatma', residentPage, paths.resident.appointment(id), { appointmentId: id })
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

test('time is blocked, stands in the week and the day, and is given back', async () => {
  const { joost } = wijk.actors
  const here = professional.blockTime({ wie: joost.personId })
  const block = { intent: 'block', personId: joost.personId, date: '2026-04-13', from: '09:00', until: '10:00' }
  const set = (who: string, form: Record<string, string>) => ask(who, blockPage, here, {}, { form })
  expect((await set('sanne', { ...block, words: 'Nascholing' })).status).toBe(303)
  expect((await set('sanne', { ...block, until: '08:00' })).status).toBe(409)
  for (const who of ['farid', 'otherAssistant', 'fatma']) expect((await set(who, block)).status, who).toBe(404)
  for (const who of ['farid', 'fatma']) expect((await ask(who, blockPage, here)).status, who).toBe(404)
  const week = await ask('joost', agendaPage, professional.agenda({ week: '2026-04-13' }))
  const day = await ask('sanne', agendaPage, professional.agenda({ weergave: 'dag', dag: '2026-04-13' }))
  for (const { body } of [week, day]) expect(body).toContain('Nascholing')
  const list = JSON.parse((await ask('sanne', blockPage, here)).body) as { blocks: { id: string }[] }
  expect((await set('farid', { intent: 'remove', blockId: list.blocks[0]!.id })).status).toBe(404)
  expect((await set('sanne', { intent: 'remove', blockId: list.blocks[0]!.id })).status).toBe(303)
  expect((await ask('sanne', blockPage, here)).body).not.toContain('Nascholing')
})

test('each appointment of a day leads to its own page, colleague by colleague', async () => {
  const id = await book('2026-04-20T09:00')
  const day = await ask('sanne', agendaPage, professional.agenda({ weergave: 'dag', dag: '2026-04-20' }))
  expect(day.body).toContain(professional.appointment(id))
  const shown = JSON.parse(day.body) as { grids: { days: { title: string }[] }[] }
  expect(shown.grids[0]!.days.map(({ title }) => title)).toContain('Dokter Kuipers')
  const own = JSON.parse((await ask('joost', agendaPage, professional.agenda({ weergave: 'dag', dag: 'x' }))).body) as {
    grids: { days: object[] }[]
  }
  expect(own.grids[0]!.days).toHaveLength(1)
  const sunday = (query: Record<string, string>) =>
    ask('sanne', agendaPage, professional.agenda({ weergave: 'dag', dag: '2026-04-19', ...query }))
  expect(JSON.parse((await sunday({})).body)).toMatchObject({ nobody: true })
  expect(JSON.parse((await sunday({ wie: wijk.actors.joost.personId })).body)).toMatchObject({ nobody: false })
  expect((await ask('fatma', agendaPage, professional.agenda({ weergave: 'dag' }))).status).toBe(404)
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

test('blocking over what stands there says what that is, with the way to it, and keeps what was typed', async () => {
  const { joost, fatma } = wijk.actors
  const id = await book('2026-04-16T09:00')
  const here = professional.blockTime({ wie: joost.personId })
  const typed = { intent: 'block', personId: joost.personId, date: '2026-04-16', from: '08:00', until: '10:00' }
  const block = (who: string, more: Record<string, string> = {}) =>
    ask(who, blockPage, here, {}, { form: { ...typed, words: 'Overleg', ...more } })
  type Answer = {
    state: { values: object; errors: object[] }
    stands: { title: string; id: string; page: string | null; when: string }[]
  }
  const refused = await block('sanne')
  const { state, stands } = JSON.parse(refused.body) as Answer
  expect([refused.status, state.values]).toEqual([409, { ...typed, words: 'Overleg' }])
  expect(stands.map((each) => [each.title, each.page, each.id])).toEqual([['Fatma Yılmaz', 'appointment', id]])
  expect(stands[0]!.when).toContain('9')
  const { rows } = await wijk.owner.client.query<{ people: string[] }>(
    `select array_agg(o.object_id::text) as people from access_log l join access_log_objects o on o.entry_id = l.id
     where l.resource = 'appointment' and l.user_id = $1 group by l.id order by l.id desc limit 1`,
    [wijk.actors.sanne.personId],
  )
  expect(rows[0]!.people).toEqual([fatma.personId])
  const leads = {
    personIds: [joost.personId],
    teamId: wijk.practice.id,
    visitTypeId: agenda.practiceTypes.get('CONSULT')!,
  }
  const made = await withActor(wijk.actors.sanne, (tx) =>
    makeGroup(tx, {
      ...{ ...leads, tenant: wijk.tenant, startsAt: at('2026-04-16T07:30'), minutes: 60, title: 'Samen eten', most: 8 },
      ...{ selfBookable: false, roomId: null, location: null, formKey: newId() },
    }),
  )
  const both = JSON.parse((await block('sanne')).body) as Answer
  expect(both.stands.map((each) => [each.title, each.page])).toEqual([
    ['Samen eten', 'group'],
    ['Fatma Yılmaz', 'appointment'],
  ])
  expect(both.stands[0]?.id).toBe(made.ok && made.value.id)
  // Beside them there is nothing in the way.
  expect((await block('sanne', { from: '08:30', until: '09:00' })).status).toBe(303)
  const own = JSON.parse((await block('sanne', { from: '08:40', until: '08:45' })).body) as Answer
  expect(own.stands.map(({ title, page }) => [title, page])).toEqual([['Overleg', null]])
  for (const who of ['otherAssistant', 'fatma', 'farid']) expect((await block(who)).status, who).toBe(404)
  const wrong = async (more: Record<string, string>) => {
    const sent = await block('sanne', more)
    return [sent.status, (JSON.parse(sent.body) as Answer).state.errors]
  }
  const wrongAt = (fieldId: string, code: string) => [{ fieldId, key: `appointments:refusals.${code}` }]
  expect(await wrong({ date: '2027-03-28', from: '02:30' })).toEqual([409, wrongAt('from', 'noSuchTime')])
  expect(await wrong({ date: '2027-03-28', from: '01:30', until: '02:15' })).toEqual([
    409,
    wrongAt('until', 'noSuchTime'),
  ])
  expect(await wrong({ date: '9999-12-31' })).toEqual([400, wrongAt('date', 'tooFarAhead')])
  expect(await wrong({ date: '2028-06-01' })).toEqual([409, wrongAt('date', 'tooFarAhead')])
})
