import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchSynonyms } from '#db/schema/directory.synonyms.ts'
import { makeEntry } from '#db/testing/directory.server.ts'
import type { Tx } from '#db/client.server.ts'
import { asAnyone } from '#db/testing/as-actor.server.ts'
import { makeTestNeighbourhood, type TestNeighbourhood } from '#db/testing/neighbourhood.server.ts'
import { newId } from '../shared/ids.ts'
import { directoryChoice } from './directory-choice.ts'
import { findPublicEntry, listDirectory } from './directory.queries.server.ts'
import { questionCodes, type QuestionCode } from './directory-questions.ts'

let wijk: TestNeighbourhood
const ids = { debts: newId(), walking: newId(), old: newId(), gone: newId(), proposed: newId(), night: newId() }

const turkish = Object.fromEntries(
  questionCodes.map((code) => [code, code === 'DEBTS' ? 'Borçlarım var' : '']),
) as Record<QuestionCode, string>

const anyone = <T>(work: (tx: Tx) => Promise<T>, tenantId = wijk.tenant.id) => asAnyone(tenantId, work)
const found = async (query: string, after: string | null = null) => {
  const choice = directoryChoice(new URLSearchParams(query))
  return anyone((tx) => listDirectory(tx, { place: wijk.tenant, choice, after, questions: turkish }))
}
const names = async (query: string) => (await found(query)).entries.map(({ row }) => row.name)

beforeAll(async () => {
  wijk = await makeTestNeighbourhood()
  const { owner, tenant, actors } = wijk
  const make = (fields: Parameters<typeof makeEntry>[2]) => makeEntry(owner, tenant.id, fields)
  await make({ id: ids.debts, description: 'Wij maken een plan.', ownerPersonId: actors.farid.personId })
  await make({
    id: ids.walking,
    name: 'Wandelclub',
    description: 'Lopen in het park.',
    domains: ['BODY'],
    questions: ['MOVE_MORE'],
    wheelchairAccessible: true,
    languages: ['nl', 'tr'],
  })
  await make({ id: ids.old, name: 'Aardige buren', checkedDaysAgo: 181, questions: [] })
  await make({ id: ids.gone, name: 'Oud adres', checkedDaysAgo: 366 })
  await make({ id: ids.proposed, name: 'Voorstel', state: 'proposed' })
  await make({
    id: ids.night,
    name: 'Nachtzuster',
    hoursText: 'Mo-Su 22:00-06:00',
    domains: ['BODY'],
    questions: ['HEALTH'],
  })
  await makeEntry(owner, wijk.otherTenant.id, { name: 'Van een andere wijk' })
  const word = { tenantId: tenant.id, id: newId(), word: 'deurwaarder', meaning: 'schulden', language: 'nl' }
  await owner.db.insert(searchSynonyms).values(word)
})
afterAll(() => wijk.end())

test('what nobody checked for half a year comes last, and after a year it is not there', async () => {
  expect(await names('')).toEqual(['Hulp bij schulden', 'Nachtzuster', 'Wandelclub', 'Aardige buren'])
  const { entries } = await found('')
  expect(entries.map(({ stale }) => stale)).toEqual([false, false, false, true])
  for (const id of [ids.gone, ids.proposed, newId(), 'onzin', undefined])
    expect(await anyone((tx) => findPublicEntry(tx, wijk.tenant, id))).toBeNull()
  expect(await anyone((tx) => findPublicEntry(tx, wijk.tenant, ids.debts), wijk.otherTenant.id)).toBeNull()
})

test('a question, a domain, a language and a building are chosen together, and each says how many are left', async () => {
  expect(await names('domein=lichaam')).toEqual(['Nachtzuster', 'Wandelclub'])
  expect(await names('domein=lichaam&vraag=bewegen&taal=tr&drempel=geen')).toEqual(['Wandelclub'])
  const { counts } = await found('domein=lichaam')
  expect(counts.domains).toEqual({ SOCIETAL: 2, BODY: 2 })
  expect(counts.questions).toEqual({ MOVE_MORE: 1, HEALTH: 1 })
  expect([counts.languages['tr'], counts.stepFree]).toEqual([1, 1])
})

// Friday 3 April 2026, twenty to five in the afternoon.
test('open now is what is open at this minute', async () => {
  expect(await names('open=nu')).toEqual(['Hulp bij schulden', 'Wandelclub', 'Aardige buren'])
})

test.each([
  ['schulden', ['Hulp bij schulden']],
  ['schuden', ['Hulp bij schulden']],
  ['SCHULD plan', ['Hulp bij schulden']],
  ['wandelklub', ['Wandelclub']],
  ['borclarim', ['Hulp bij schulden']],
  ['borç', ['Hulp bij schulden']],
  ['deurwaarder', ['Hulp bij schulden']],
  ['voorstel', []],
  ['xyzzy', []],
  ["%_'--", []],
])('searching for %j finds %j', async (words, expected) => {
  expect(await names(`zoek=${encodeURIComponent(words)}`)).toEqual(expected)
})

test('a long list goes page by page, each entry once', async () => {
  const made: string[] = []
  for (let count = 0; count < 42; count += 1)
    made.push(await makeEntry(wijk.owner, wijk.tenant.id, { name: `Plek ${count}`, questions: ['BABY'] }))
  const seen: string[] = []
  let pages = 0
  for (let after: string | null = null; ;) {
    const page = await found('vraag=baby', after)
    seen.push(...page.entries.map(({ row }) => row.id))
    pages += 1
    expect([page.total, page.isFirst]).toEqual([42, after === null])
    if (page.next === null) break
    after = page.next
  }
  expect([pages, new Set(seen).size, seen.length]).toEqual([3, 42, 42])
  expect(seen.sort()).toEqual(made.sort())
})

test('nobody who reads the sociale kaart is told who keeps an entry', async () => {
  const entry = await anyone((tx) => findPublicEntry(tx, wijk.tenant, ids.debts))
  expect(JSON.stringify(entry)).not.toContain(wijk.actors.farid.personId)
})
