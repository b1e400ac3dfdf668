import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../shared/ids.ts'
import { chooseEntries, countChoices, directoryChoice, pageAfter, queryOf, type Facet } from './directory-choice.ts'
import { directoryQuestions, domains, domainWords, questionCodes } from './directory-questions.ts'

const read = (query: string) => directoryChoice(new URLSearchParams(query))

test('a choice reads the same from the address that it makes, and nonsense chooses nothing', () => {
  const buurt = newId()
  const query = `zoek=hulp bij geld&vraag=schulden&domein=geest&buurt=${buurt}&taal=tr&open=nu&drempel=geen`
  const choice = read(query)
  const again = new URLSearchParams(
    Object.entries(queryOf(choice)).filter((each): each is [string, string] => Boolean(each[1])),
  )
  expect(directoryChoice(again)).toEqual(choice)
  const none = { openNow: false, stepFree: false, words: '' }
  expect(read('vraag=DEBTS&domein=x&buurt=1%20or%201&taal=../..&open=ja&drempel=1')).toEqual(none)
  expect(read(`zoek=${'a'.repeat(500)}`).words).toHaveLength(60)
})

const some = <T>(values: readonly T[]) => fc.subarray([...values])
const facet: fc.Arbitrary<Facet> = fc.record({
  id: fc.uuid(),
  name: fc.constantFrom('Aap', 'Noot', 'Mies', 'Wim'),
  domains: some(domains),
  questions: some(questionCodes.slice(0, 4)),
  languages: some(['nl', 'tr', 'ar']),
  neighbourhoodId: fc.constantFrom('01975c11-0000-7000-8000-000000000001', null),
  stepFree: fc.boolean(),
  openNow: fc.boolean(),
  stale: fc.boolean(),
  score: fc.constantFrom(0, 50, 100),
})
const choices = fc
  .record({
    vraag: fc.constantFrom('', ...questionCodes.slice(0, 4).map((code) => directoryQuestions[code])),
    domein: fc.constantFrom('', ...domains.map((each) => domainWords[each])),
    taal: fc.constantFrom('', 'tr'),
    open: fc.constantFrom('', 'nu'),
    drempel: fc.constantFrom('', 'geen'),
  })
  .map((query) => read(new URLSearchParams(query).toString()))

test('each count is how many are there once that is chosen, whatever is chosen already', () => {
  fc.assert(
    fc.property(fc.array(facet, { maxLength: 30 }), choices, (all, choice) => {
      const counts = countChoices(all, choice)
      for (const domain of domains)
        expect(counts.domains[domain] ?? 0).toBe(chooseEntries(all, { ...choice, domain }).length)
      for (const question of questionCodes)
        expect(counts.questions[question] ?? 0).toBe(chooseEntries(all, { ...choice, question }).length)
      expect(counts.languages['ar'] ?? 0).toBe(chooseEntries(all, { ...choice, language: 'ar' }).length)
      expect(counts.openNow).toBe(chooseEntries(all, { ...choice, openNow: true }).length)
    }),
    { numRuns: 60 },
  )
})

test('stale ones stand after all others, and pages hold each entry once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(facet, { maxLength: 30, selector: ({ id }) => id }), (all) => {
      const list = chooseEntries(all, read(''))
      const firstStale = list.findIndex(({ stale }) => stale)
      expect(firstStale < 0 || list.slice(firstStale).every(({ stale }) => stale)).toBe(true)
      const seen: string[] = []
      for (let after: string | null = null; ;) {
        const { page, next }: ReturnType<typeof pageAfter<Facet>> = pageAfter(list, after, 7)
        seen.push(...page.map(({ id }) => id))
        if (next === null) break
        after = next
      }
      expect(seen).toEqual(list.map(({ id }) => id))
    }),
    { numRuns: 60 },
  )
})

test('a page after an entry that is gone is the first page', () => {
  const list = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  expect(pageAfter(list, 'weg', 2)).toEqual({ page: [{ id: 'a' }, { id: 'b' }], next: 'b', isFirst: true })
  expect(pageAfter(list, 'b', 2)).toEqual({ page: [{ id: 'c' }], next: null, isFirst: false })
})
