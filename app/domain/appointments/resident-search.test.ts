import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { readResidentSearch } from './resident-search.ts'
import { withoutKnown } from './without-known.ts'

const read = (text: string) => {
  const found = readResidentSearch(text)
  return found && [found.words.join(' '), found.birthDate?.toString() ?? null]
}

test('a name is read as the beginnings of its parts, the longest first', () => {
  expect(read('fat yilm')).toEqual(['yilm fat', null])
  expect(read(' De Vries-Jansen ')).toEqual(['Jansen Vries De', null])
  expect(read("d'Hont")).toEqual(["d'Hont", null])
  expect(read('Yılmaz')).toEqual(['Yılmaz', null])
})

test('a birth date is read as people say it, beside a name or alone', () => {
  for (const text of ['12-3-1971', '12/03/1971', '12 3 1971', '12031971', '1971-03-12'])
    expect(read(text), text).toEqual(['', '1971-03-12'])
  expect(read('Yılmaz 12-3-1971')).toEqual(['Yılmaz', '1971-03-12'])
})

test('nothing to search for is nothing: one letter, a day that does not exist, signs', () => {
  for (const text of ['a', '31-2-1971', '{}"%_', '', '123']) expect(readResidentSearch(text), text).toBeNull()
})

test('what is known takes away one busy time of exactly its own, so that a second one beside it still shows', () => {
  const at = (hour: number) => Temporal.Instant.from(`2026-04-07T${String(hour).padStart(2, '0')}:00:00Z`)
  const one = { startsAt: at(8), endsAt: at(9) }
  const other = { startsAt: at(8), endsAt: at(10) }
  expect(withoutKnown([one, one, other], [one])).toEqual([one, other])
  expect(withoutKnown([one, other], [one, other])).toEqual([])
})
