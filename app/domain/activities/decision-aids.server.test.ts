import { afterAll, beforeAll, expect, test } from 'vitest'
import { decisionAids, decisionAidVersions } from '#db/schema/activities.decision-aids.ts'
import { makeEntry } from '#db/testing/directory.server.ts'
import type { Tx } from '#db/client.server.ts'
import { asAnyone } from '#db/testing/as-actor.server.ts'
import { makeTestNeighbourhood, testNow, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { withActor } from '../access/with-actor.server.ts'
import { type Actor } from '../shared/actor.ts'
import { newId } from '../shared/ids.ts'
import { isRefused } from '../shared/result.ts'
import type { AidContent, AidOutcome } from './decision-aid.ts'
import { aidPartForm } from './decision-aid-form.ts'
import { makeAid } from './decision-aid-make.server.ts'
import { findAidResults } from './decision-aid-results.server.ts'
import { aidPartValues } from './decision-aid-values.ts'
import { checkAidLanguage, doWithAid, translateAid, writeAid } from './decision-aid-write.server.ts'
import { findAid, listAidChanges, listAids, openAid, tokenOf } from './decision-aids.queries.server.ts'

let wijk: TestNeighbourhood
let aidId: string
let entryId: string
let staleId: string

const nl = (text: string, tr?: string) => (tr ? { nl: text, tr } : { nl: text })
const outcome = (key: string): AidOutcome => ({
  ...{ kind: 'outcome', key, title: nl(`Titel ${key}`), text: nl('Tekst'), links: [], activities: {} },
  entryIds: [entryId],
})
const content = (): AidContent => ({
  ...{ title: nl('Geld', 'Para'), intro: nl('Inleiding'), first: 'vraag', status: { tr: { status: 'machine' } } },
  nodes: [
    {
      ...{ kind: 'question', key: 'vraag', text: nl('Heeft u schulden?', 'Borcunuz var mı?') },
      answers: [
        { code: 'ja', text: nl('Ja', 'Evet'), next: 'een' },
        { code: 'nee', text: nl('Nee'), next: 'twee' },
      ],
    },
    outcome('een'),
    outcome('twee'),
  ],
})

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { admin } = wijk.actors
  await wijk.owner.client.query(
    'insert into people (tenant_id, id, created_at) values ($1, $2, $3) on conflict do nothing',
    [wijk.tenant.id, admin.personId, testNow.toString()],
  )
  entryId = await makeEntry(wijk.owner, wijk.tenant.id, {})
  staleId = await makeEntry(wijk.owner, wijk.tenant.id, { name: 'Lang niet bekeken', checkedDaysAgo: 400 })
  aidId = newId()
  const of = { tenantId: wijk.tenant.id, aidId }
  await wijk.owner.db
    .insert(decisionAids)
    .values({ tenantId: of.tenantId, id: aidId, slug: 'geld', pictogram: 'money' })
  const published = {
    number: 1,
    state: 'published' as const,
    content: content(),
    changedAt: testNow,
    publishedAt: testNow,
  }
  await wijk.owner.db.insert(decisionAidVersions).values({ ...of, id: newId(), ...published })
})
afterAll(() => wijk.end())

const act = <T>(actor: Actor, work: Parameters<typeof withActor<T>>[1]) => withActor(actor, work)
const anyone = <T>(work: (tx: Tx) => Promise<T>, tenantId = wijk.tenant.id) => asAnyone(tenantId, work)
const code = (answer: unknown) => (isRefused(answer) ? answer.refusal.code : 'done')
const kept = async () => {
  const opened = await act(wijk.actors.admin, (tx) => openAid(tx, { aidId }))
  if (!opened.ok) throw new Error('the editor was refused')
  return opened.value
}
const token = async () => tokenOf((await kept()).current)
/** The form of a part as the page shows it, with other words. */
async function formOf(part: string, changes: Record<string, string> = {}) {
  const { current } = await kept()
  const { kind, values } = aidPartValues(current.content, part)
  const sent = { ...values, intent: kind, version: tokenOf(current), ...changes }
  return aidPartForm.parse(Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== '')))
}
const write = (actor: Actor, version: string, part: string, form: Awaited<ReturnType<typeof formOf>>) =>
  act(actor, (tx) => writeAid(tx, { aidId, version, part, form }))
const doing = async (
  form: { intent: 'publish' | 'drop' | 'takeOff' } | { intent: 'addQuestion' | 'addOutcome'; text: string },
  version?: string,
) => {
  const asked = version ?? (await token())
  return act(wijk.actors.admin, (tx) =>
    doWithAid(tx, wijk.tenant, { aidId, version: asked, form: { ...form, version: asked } }),
  )
}
const publicQuestion = async () => {
  const node = (await anyone((tx) => findAid(tx, 'geld')))?.content.nodes[0]
  return node?.kind === 'question' ? node.text.nl : null
}

test('what the editor writes is seen once it is published, and its history says who did what', async () => {
  const form = await formOf('vraag', { text: 'Kunt u uw rekeningen betalen?' })
  expect(code(await write(wijk.actors.admin, await token(), 'vraag', form))).toBe('done')
  expect(await publicQuestion()).toBe('Heeft u schulden?')
  const { current } = await kept()
  expect(current.content.nodes[0]).toMatchObject({
    text: { nl: 'Kunt u uw rekeningen betalen?', tr: 'Borcunuz var mı?' },
    answers: [{ code: 'ja', text: { nl: 'Ja', tr: 'Evet' }, next: 'een' }, { code: 'nee' }],
  })
  expect(code(await doing({ intent: 'publish' }))).toBe('done')
  expect(await publicQuestion()).toBe('Kunt u uw rekeningen betalen?')
  expect(code(await doing({ intent: 'publish' }))).toBe('decision-aids.work.noDraft')
  const history = await act(wijk.actors.admin, (tx) => listAidChanges(tx, { aidId, after: null }))
  expect(history.ok && history.value.changes.map(({ kind, number }) => `${kind} ${number}`).sort()).toEqual([
    'published 2',
    'written 2',
  ])
})

test('an aid with a way that ends nowhere is not published, and a draft can be thrown away', async () => {
  const added = await doing({ intent: 'addQuestion', text: 'Wilt u bellen?' })
  expect(added).toMatchObject({ ok: true, value: { part: 'wiltubellen' } })
  expect(code(await doing({ intent: 'publish' }))).toBe('decision-aids.work.faulty')
  expect(code(await doing({ intent: 'drop' }))).toBe('done')
  expect((await kept()).draft).toBeNull()
  const named = await formOf('een', { entry0: staleId })
  expect(code(await write(wijk.actors.admin, await token(), 'een', named))).toBe('done')
  expect(code(await doing({ intent: 'publish' }))).toBe('decision-aids.work.faulty')
  expect(code(await doing({ intent: 'drop' }))).toBe('done')
})

test('two who write at a time are told, also when they save in the same moment', async () => {
  const version = await token()
  const forms = [await formOf('vraag', { text: 'De een?' }), await formOf('vraag', { text: 'De ander?' })]
  const answers = await Promise.all(forms.map((form) => write(wijk.actors.admin, version, 'vraag', form)))
  expect(answers.map(code).sort()).toEqual(['decision-aids.work.newer', 'done'])
  expect(code(await doing({ intent: 'drop' }, version))).toBe('decision-aids.work.newer')
  const twice = await token()
  const published = await Promise.all([doing({ intent: 'publish' }, twice), doing({ intent: 'publish' }, twice)])
  expect(published.map(code).filter((each) => each === 'done')).toHaveLength(1)
})

test('who is no editor of this wijk finds no draft and changes nothing', async () => {
  const form = await formOf('vraag', { text: 'Van een ander' })
  expect(code(await write(wijk.actors.admin, await token(), 'vraag', form))).toBe('done')
  const farEditor = { ...wijk.actors.admin, tenantId: wijk.otherTenant.id }
  for (const actor of [wijk.actors.sanne, wijk.actors.fatma, wijk.otherTenantActors.gp, farEditor]) {
    expect(code(await act(actor, (tx) => openAid(tx, { aidId })))).toBe('shared.notFound')
    expect(code(await write(actor, await token(), 'vraag', form))).toBe('shared.notFound')
  }
  const seen = await anyone((tx) => tx.select().from(decisionAidVersions))
  expect(new Set(seen.map(({ state }) => state))).toEqual(new Set(['published']))
  expect(await anyone((tx) => listAids(tx), wijk.otherTenant.id)).toEqual([])
  expect(code(await doing({ intent: 'drop' }))).toBe('done')
})

test('a translation waits for who reads it, and again when the Dutch changes', async () => {
  const texts = { 'start.intro': 'Giriş', 'start.title': 'Para', 'nonsense.text': 'x' }
  const at = async () => ({ aidId, version: await token(), language: 'tr' as const })
  const first = await at()
  expect(code(await act(wijk.actors.admin, (tx) => translateAid(tx, { ...first, texts })))).toBe('done')
  const second = await at()
  const today = '2026-04-03'
  expect(code(await act(wijk.actors.admin, (tx) => checkAidLanguage(tx, { ...second, today })))).toBe('done')
  const { content: checked } = (await kept()).current
  expect([checked.intro, checked.status.tr?.status]).toEqual([{ nl: 'Inleiding', tr: 'Giriş' }, 'checked'])
  expect(
    code(await write(wijk.actors.admin, await token(), 'start', await formOf('start', { title: 'Geldvragen' }))),
  ).toBe('done')
  expect((await kept()).current.content.status.tr?.status).toBe('machine')
  expect(code(await doing({ intent: 'drop' }))).toBe('done')
})

test('an advice shows the places that the editor named, and none that nobody looked at for a year', async () => {
  const advice = { ...outcome('een'), entryIds: [staleId, entryId], entries: { vraag: 'schulden' } }
  const questions = {} as Parameters<typeof findAidResults>[1]['questions']
  const found = await anyone((tx) =>
    findAidResults(tx, { place: wijk.tenant, outcome: advice, advice: undefined, questions }),
  )
  expect(found.entries.map(({ row }) => row.id)).toEqual([entryId])
  expect(found.activities).toEqual([])
})

test('an answer moves to another place and keeps its address; an aid off the site is found by its editor alone', async () => {
  const swapped = await formOf('vraag', { place1: '1' })
  expect(code(await write(wijk.actors.admin, await token(), 'vraag', swapped))).toBe('done')
  const { nodes } = (await kept()).current.content
  const [question] = nodes
  expect(question?.kind === 'question' && question.answers.map(({ code: word, next }) => [word, next])).toEqual([
    ['nee', 'twee'],
    ['ja', 'een'],
  ])
  expect(code(await doing({ intent: 'drop' }))).toBe('done')

  expect(code(await doing({ intent: 'takeOff' }))).toBe('done')
  expect(await anyone((tx) => findAid(tx, 'geld'))).toBeNull()
  expect(code(await doing({ intent: 'takeOff' }))).toBe('done')
  expect(await kept()).toMatchObject({ published: null, draft: { state: 'draft' } })
  expect(code(await doing({ intent: 'publish' }))).toBe('done')
  expect(await anyone((tx) => findAid(tx, 'geld'))).not.toBeNull()
})

test('an editor begins an aid; a second tap begins no second one, and people see nothing yet', async () => {
  const form = { id: newId(), title: 'Één vraag: over géld!', pictogram: 'money' as const, asksToDo: 'yes' as const }
  for (let tap = 0; tap < 2; tap += 1)
    expect(await act(wijk.actors.admin, (tx) => makeAid(tx, form))).toMatchObject({ ok: true, value: { id: form.id } })
  expect(code(await act(wijk.actors.sanne, (tx) => makeAid(tx, { ...form, id: newId() })))).toBe('shared.notFound')
  const opened = await act(wijk.actors.admin, (tx) => openAid(tx, { aidId: form.id }))
  expect(opened).toMatchObject({
    ok: true,
    value: { aid: { slug: 'een-vraag-over-geld', asksToDo: true }, published: null },
  })
  expect((await anyone(listAids)).map(({ aid }) => aid.slug)).toEqual(['geld'])
  const asked = { aidId: form.id, version: '1.0' }
  const publish = { ...asked, form: { intent: 'publish' as const, version: '1.0' } }
  expect(code(await act(wijk.actors.admin, (tx) => doWithAid(tx, wijk.tenant, publish)))).toBe(
    'decision-aids.work.faulty',
  )
})
