import { expect, test } from 'vitest'
import { keepForm, readKeptForm } from './kept-form.ts'

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}

test('what I typed is kept and comes back as it was', () => {
  const kept = keepForm('/mijn/vraag/vraag', form({ question: 'Hep yorgunum', step: 'question' }))
  expect(readKeptForm(JSON.stringify(kept))).toEqual({
    action: '/mijn/vraag/vraag',
    fields: [
      ['question', 'Hep yorgunum'],
      ['step', 'question'],
    ],
  })
})

test('a password is never kept', () => {
  expect(keepForm('/x', form({ password: 'geheim', newPassword: 'geheim', note: 'a' }))?.fields).toEqual([
    ['note', 'a'],
  ])
})

test('nothing, too much and nonsense are not kept', () => {
  expect(keepForm('/x', form({}))).toBeNull()
  expect(
    keepForm(
      '/x',
      form({ a: 'x'.repeat(19_000), b: 'x'.repeat(19_000), c: 'x'.repeat(19_000), d: 'x'.repeat(19_000) }),
    ),
  ).toBeNull()
  for (const text of [undefined, '', '{', '[]', '{"action":1,"fields":[]}']) expect(readKeptForm(text)).toBeNull()
})
