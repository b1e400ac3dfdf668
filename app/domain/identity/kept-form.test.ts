import { expect, test } from 'vitest'
import { keepForm, readKeptForm } from './kept-form.ts'

const fatma = 'keyed-hash-of-fatmas-account'

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}

test('what I typed is kept and comes back as it was', () => {
  const kept = keepForm(fatma, '/mijn/vraag/vraag', form({ question: 'Hep yorgunum', step: 'question' }))
  expect(readKeptForm(JSON.stringify(kept), fatma)).toEqual({
    owner: fatma,
    action: '/mijn/vraag/vraag',
    fields: [
      ['question', 'Hep yorgunum'],
      ['step', 'question'],
    ],
  })
})

test('a password is never kept', () => {
  expect(keepForm(fatma, '/x', form({ password: 'geheim', newPassword: 'geheim', note: 'a' }))?.fields).toEqual([
    ['note', 'a'],
  ])
})

test('nothing, too much and nonsense are not kept', () => {
  expect(keepForm(fatma, '/x', form({}))).toBeNull()
  expect(
    keepForm(
      fatma,
      '/x',
      form({ a: 'x'.repeat(19_000), b: 'x'.repeat(19_000), c: 'x'.repeat(19_000), d: 'x'.repeat(19_000) }),
    ),
  ).toBeNull()
  for (const text of [undefined, '', '{', '[]', '{"action":1,"fields":[]}'])
    expect(readKeptForm(text, fatma)).toBeNull()
})

test('on a shared computer nobody gets what another person typed', () => {
  const kept = keepForm(fatma, '/mijn/4d/lichaam', form({ note: 'moe' }))
  expect(readKeptForm(JSON.stringify(kept), 'keyed-hash-of-danutas-account')).toBeNull()
})

test('a postcode is no secret code', () => {
  expect(keepForm(fatma, '/x', form({ postcode: '3561', code: '123456' }))?.fields).toEqual([['postcode', '3561']])
})
