import { afterAll, beforeAll, expect, test } from 'vitest'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { makeGroup } from '#app/domain/appointments/make-group.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { paths } from '#app/paths.ts'
import { makeTestAgenda, type TestAgenda } from '#db/testing/agenda.server.ts'
import { deskPagesOf } from '#db/testing/desk-pages.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { at } from '#db/testing/planning.server.ts'
import * as agendaPage from './agenda.tsx'
import * as blockPage from './block-time.tsx'

let wijk: TestNeighbourhood
let agenda: TestAgenda
const { ask, book, signIn } = deskPagesOf(
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

test('time is blocked, stands in the week and the day, and is given back', async () => {
  const { joost } = wijk.actors
  const here = professional.blockTime({ wie: joost.personId })
  const block = { intent: 'block', personId: joost.personId, date: '2026-04-13', from: '09:00', until: '10:00' }
  const set = (who: string, form: Record<string, string>) => ask(who, blockPage, here, form)
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

test('blocking over what stands there says what that is, with the way to it, and keeps what was typed', async () => {
  const { joost, fatma } = wijk.actors
  const id = await book('2026-04-16T09:00')
  const here = professional.blockTime({ wie: joost.personId })
  const typed = { intent: 'block', personId: joost.personId, date: '2026-04-16', from: '08:00', until: '10:00' }
  const block = (who: string, more: Record<string, string> = {}) =>
    ask(who, blockPage, here, { ...typed, words: 'Overleg', ...more })
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
