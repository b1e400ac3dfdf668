import { afterAll, beforeAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { makeTestOfficer } from '#db/testing/emergencies.server.ts'
import { later, makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { newId } from '../shared/ids.ts'
import type { Actor } from '../shared/actor.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { answerPrivacyQuestion } from './answer-privacy-question.server.ts'
import { askPrivacyQuestion } from './ask-privacy-question.server.ts'
import { decideAccess } from './decide-access.server.ts'
import type { ExportFormat } from './export-formats.ts'
import { exportLog } from './export-log.server.ts'
import type { LogSearch } from './log-search.ts'
import { findPeople } from './officer-people.queries.server.ts'
import { getMyPrivacyQuestion, getPrivacyQuestion, listPrivacyQuestions } from './privacy-questions.queries.server.ts'
import { searchLog } from './search-log.server.ts'
import { withActor } from './with-actor.server.ts'

let wijk: TestNeighbourhood
let officer: Actor & { personId: string }
beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { actors } = wijk
  officer = await makeTestOfficer(wijk)
  for (const [actor, hours] of [
    [actors.joost, 5],
    [actors.farid, 4],
    [actors.otherGp, 3],
    [actors.joost, 2],
  ] as const)
    await withActor(later(actor, { hours: -hours }), (tx) =>
      decideAccess(tx, { residentId: actors.fatma.personId, resource: 'assessment', action: 'read' }),
    )
})
afterAll(() => wijk.end())

const timeZone = 'Europe/Amsterdam'
const all: LogSearch = {
  ...{ userId: null, residentId: null, withoutSelf: false, checks: null, outcome: null },
  ...{ firstDay: Temporal.PlainDate.from('2026-04-01'), lastDay: Temporal.PlainDate.from('2026-04-03') },
}
type Found = Awaited<ReturnType<typeof searchLog>>
const search = (actor: Actor, more: Partial<LogSearch> = {}, page: Partial<Parameters<typeof searchLog>[2]> = {}) =>
  withActor(actor, (tx) => searchLog(tx, { ...all, ...more }, { timeZone, after: null, ...page }))
const lines = (found: Found) =>
  found.ok ? found.value.items.map(({ userName, outcome }) => `${userName ?? ''} ${outcome}`) : []
const assessments = (found: Result<{ items: readonly { resource: string }[] }>) =>
  found.ok ? found.value.items.filter(({ resource }) => resource === 'assessment').length : 0

test('the officer finds what was done by whom, about whom, with which answers and what came of it', async () => {
  const { joost, fatma, danuta, otherGp } = wijk.actors
  expect(lines(await search(officer, { userId: joost.personId }))).toEqual([
    'Dokter Kuipers success',
    'Dokter Kuipers success',
  ])
  expect(assessments(await search(officer, { residentId: fatma.personId }))).toBe(4)
  expect(assessments(await search(officer, { residentId: danuta.personId }))).toBe(0)
  expect(lines(await search(officer, { residentId: fatma.personId, userId: otherGp.personId }))).toEqual([
    'Dokter Visser refused',
  ])
  expect(lines(await search(officer, { outcome: 'refused', userId: otherGp.personId }))).toEqual([
    'Dokter Visser refused',
  ])
  expect(assessments(await search(officer, { checks: 'TT__' }))).toBe(3)
  expect(assessments(await search(officer, { checks: '___T' }))).toBe(0)
  const empty = { firstDay: Temporal.PlainDate.from('2026-03-01'), lastDay: Temporal.PlainDate.from('2026-03-31') }
  expect(lines(await search(officer, empty))).toEqual([])
})

test('what the resident did is left out of what happened about them, and found as theirs', async () => {
  const { fatma } = wijk.actors
  await withActor(later(fatma, { hours: -1 }), (tx) =>
    decideAccess(tx, { residentId: fatma.personId, resource: 'assessment', action: 'read' }),
  )
  const residentId = fatma.personId
  const names = async (more: Partial<LogSearch>) => new Set(lines(await search(officer, more)))
  const own = 'Fatma success'
  const ownName = [...(await names({ userId: residentId }))]
  expect(ownName).toHaveLength(1)
  expect(ownName[0]).toContain(own.split(' ')[0])
  expect(await names({ residentId })).toContain(ownName[0])
  const others = await names({ residentId, withoutSelf: true })
  expect(others).not.toContain(ownName[0])
  expect(others).toContain('Dokter Kuipers success')
  await wijk.owner.client.query(
    'delete from access_log_objects where entry_id in (select id from access_log where user_id = $1)',
    [residentId],
  )
  await wijk.owner.client.query('delete from access_log where user_id = $1', [residentId])
})

test('pages follow on one another without a gap or a double', async () => {
  const { fatma } = wijk.actors
  const whole = await search(officer, { residentId: fatma.personId, outcome: 'success' })
  const ids = whole.ok ? whole.value.items.map(({ id }) => id) : []
  const seen: string[] = []
  let after = null
  for (let page = 0; page < 20; page += 1) {
    const found: Found = await search(officer, { residentId: fatma.personId, outcome: 'success' }, { after, limit: 2 })
    if (!found.ok) throw new Error('refused')
    seen.push(...found.value.items.map(({ id }) => id).filter((id) => ids.includes(id)))
    after = found.value.next
    if (!after) break
  }
  expect(seen).toEqual(ids)
})

test('nobody else searches it, and every search and refused search is logged with what was asked', async () => {
  for (const actor of [...Object.values(wijk.actors), wijk.otherTenantActors.gp])
    expect(await search(actor), actor.role).toEqual(notFound)
  const far = await search({ ...officer, tenantId: wijk.otherTenant.id })
  expect(far.ok && far.value.items.every(({ userName }) => userName !== 'Dokter Kuipers')).toBe(true)
  await search(officer, { residentId: wijk.actors.fatma.personId, checks: 'T___' })
  const { rows } = await wijk.owner.client.query(
    `select query, outcome, event_code, user_id, (select array_agg(object_id) from access_log_objects o where o.entry_id = l.id) as objects
     from access_log l where resource = 'accessLog' and portal_role = 'PRIVACY_OFFICER' order by written_at desc limit 1`,
  )
  expect(rows).toEqual([
    {
      query: `resident=${wijk.actors.fatma.personId} period=2026-04-01/2026-04-03 checks=T___`,
      ...{ outcome: 'success', event_code: '110101', user_id: officer.personId },
      objects: [wijk.actors.fatma.personId],
    },
  ])
  const refused = await wijk.owner.client.query(
    `select 1 from access_log where resource = 'accessLog' and outcome = 'refused'`,
  )
  expect(refused.rowCount).toBeGreaterThanOrEqual(Object.keys(wijk.actors).length)
})

const exported = async (format: ExportFormat, actor: Actor = officer) => {
  const place = { timeZone, system: 'https://portaal.example', site: 'Overvecht' }
  const done = await exportLog(actor, {
    search: { ...all, userId: wijk.actors.joost.personId, outcome: 'success' },
    format,
    place,
  })
  return done.ok ? new Response(done.value).text() : done
}

test('an export holds what the search finds, as CSV and as FHIR AuditEvent, and is an event of its own', async () => {
  const csv = String(await exported('csv'))
    .trim()
    .split('\r\n')
  expect(csv).toHaveLength(3)
  expect(csv[0]).toContain('"entry_id","recorded_at","event_code"')
  const bundle = JSON.parse(String(await exported('fhir'))) as { entry: { resource: Record<string, unknown> }[] }
  expect(bundle.entry).toHaveLength(2)
  expect(bundle.entry[0]?.resource).toMatchObject({
    ...{ resourceType: 'AuditEvent', action: 'R', outcome: '0', type: { code: '110110' } },
    agent: [{ who: { identifier: { value: wijk.actors.joost.personId } }, name: 'Dokter Kuipers', requestor: true }],
  })
  const lined = String(await exported('ndjson'))
    .trim()
    .split('\n')
  expect(lined.map((line) => (JSON.parse(line) as { resourceType: string }).resourceType)).toEqual([
    'AuditEvent',
    'AuditEvent',
  ])
  const { rows } = await wijk.owner.client.query(
    `select action, event_code, query from access_log where event_code = '110106' order by written_at desc limit 1`,
  )
  expect(rows).toEqual([
    {
      action: 'E',
      event_code: '110106',
      query: `ndjson user=${wijk.actors.joost.personId} period=2026-04-01/2026-04-03 outcome=success`,
    },
  ])
})

test('nobody else exports it', async () => {
  for (const actor of Object.values(wijk.actors)) expect(await exported('csv', actor), actor.role).toEqual(notFound)
})

test('the officer looks up a professional by name and a resident by name and birth date; nobody else does', async () => {
  const find = (actor: Actor, name: string, birthDate?: string) =>
    withActor(actor, (tx) => findPeople(tx, { name, birthDate }))
  expect(await find(officer, 'kuipers')).toMatchObject({
    ok: true,
    value: { residents: [], professionals: [{ id: wijk.actors.joost.personId }] },
  })
  expect(await find(officer, 'Yilmaz', '1968-02-11')).toMatchObject({
    ok: true,
    value: { residents: [{ residentId: wijk.actors.fatma.personId }] },
  })
  expect(await find(officer, 'Yılmaz')).toEqual(done({ residents: [], professionals: [] }))
  for (const actor of Object.values(wijk.actors))
    expect(await find(actor, 'Yilmaz', '1968-02-11'), actor.role).toEqual(notFound)
})

test('what I do not understand reaches the officer, whose answer reaches me', async () => {
  const { fatma, danuta, joost, admin } = wijk.actors
  const questionId = newId()
  const line = { user: joost.personId, resource: 'assessment', action: 'R' }
  const ask = (actor: Actor) =>
    withActor(actor, (tx) =>
      askPrivacyQuestion(tx, {
        questionId,
        question: 'Waarom keek hij op zondag?',
        day: Temporal.PlainDate.from('2026-04-03'),
        line,
      }),
    )
  for (const actor of [joost, admin, officer]) expect(await ask(actor), actor.role).toEqual(notFound)
  expect(await ask(fatma)).toEqual(done({ questionId }))
  expect(await ask(fatma)).toEqual(done({ questionId }))
  expect(await withActor(officer, (tx) => listPrivacyQuestions(tx, { answered: false, after: null }))).toMatchObject({
    ok: true,
    value: {
      items: [{ id: questionId, resident: 'Fatma Yılmaz', question: 'Waarom keek hij op zondag?', line }],
      next: null,
    },
  })
  const answer = (actor: Actor) =>
    withActor(actor, (tx) => answerPrivacyQuestion(tx, { questionId, answer: 'Hij had dienst die dag.' }))
  for (const actor of [joost, admin, fatma]) expect(await answer(actor), actor.role).toEqual(notFound)
  expect(await answer(officer)).toEqual(done())
  expect(await answer(officer)).toMatchObject({ refusal: { code: 'emergency.answered' } })
  expect(await withActor(fatma, (tx) => getMyPrivacyQuestion(tx, questionId))).toMatchObject({
    ok: true,
    value: { answer: 'Hij had dienst die dag.' },
  })
  for (const actor of [danuta, joost, admin, officer])
    expect(await withActor(actor, (tx) => getMyPrivacyQuestion(tx, questionId)), actor.role).toEqual(notFound)
  for (const actor of [danuta, joost, admin])
    expect(await withActor(actor, (tx) => getPrivacyQuestion(tx, questionId)), actor.role).toEqual(notFound)
  const { rows } = await wijk.owner.client.query<{ text: string }>(
    'select to_jsonb(q)::text as text from privacy_questions q union all select to_jsonb(l)::text from access_log l',
  )
  for (const { text } of rows) expect(text).not.toMatch(/zondag|dienst/)
  const told = await wijk.owner.client.query('select template, person_id from notifications')
  expect(told.rows).toEqual([{ template: 'accessNews', person_id: fatma.personId }])
})
