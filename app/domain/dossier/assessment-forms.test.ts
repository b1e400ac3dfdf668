import { expect, test } from 'vitest'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { newId } from '../shared/ids.ts'
import { domainForm, longestNote, orderForm, scoreForm } from './assessment-forms.ts'
import { fieldsFrom, notesFrom } from './domain-notes.ts'

const assessmentId = newId()
function posted(fields: Record<string, string | string[]>) {
  const body = new URLSearchParams({ assessmentId })
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value)
  return { request: new Request('http://wijk.test/', { method: 'POST', body }) }
}

test('a page may stay empty, and one pictogram is as good as three', async () => {
  expect(await parseForm(posted({}), domainForm('BODY'))).toMatchObject({
    ok: true,
    value: { strength: [], concern: [] },
  })
  expect(await parseForm(posted({ concern: 'tired', ownConcern: ' ' }), domainForm('BODY'))).toMatchObject({
    ok: true,
    value: { concern: ['tired'] },
  })
  expect(await parseForm(posted({ concern: ['tired', 'pain'] }), domainForm('BODY'))).toMatchObject({ ok: true })
})

test('a pictogram of another domain and a text that is too long are refused, and what was typed comes back', async () => {
  const long = 'a'.repeat(longestNote + 1)
  const form = await parseForm(posted({ concern: 'money', ownConcern: long }), domainForm('BODY'))
  expect(form).toMatchObject({ ok: false, reply: { values: { concern: 'money', ownConcern: long } } })
  expect(form.ok || form.reply.errors.map(({ key }) => key)).toContain('ui:errors.tooLong')
})

test('a place that is skipped closes up', async () => {
  expect(await parseForm(posted({ first: '', second: 'MIND', third: 'BODY' }), orderForm)).toMatchObject({
    ok: true,
    value: { order: ['MIND', 'BODY'] },
  })
  expect(await parseForm(posted({ first: 'WORK' }), orderForm)).toMatchObject({ ok: false })
})

test('a score is a whole number from 1 to 10, and nobody is made to give one', async () => {
  expect(await parseForm(posted({ score: '7' }), scoreForm)).toMatchObject({ ok: true, value: { score: 7 } })
  for (const score of ['0', '11', '6.5', 'zeven']) {
    expect(await parseForm(posted({ score }), scoreForm)).toMatchObject({ ok: false })
  }
  expect(await parseForm(posted({ score: '' }), scoreForm)).toMatchObject({ ok: true })
})

test('what is tapped becomes words in the language of the page, and stands in the fields again', () => {
  const notes = notesFrom(
    { strength: ['fit'], ownStrength: undefined, concern: ['tired', 'tired'], ownConcern: 'Sinds maart' },
    'tr',
    (code) => `woord:${code}`,
  )
  expect(notes).toEqual([
    { kind: 'strength', text: 'woord:fit', language: 'tr', suggestion: 'fit' },
    { kind: 'concern', text: 'woord:tired', language: 'tr', suggestion: 'tired' },
    { kind: 'concern', text: 'Sinds maart', language: 'tr', suggestion: null },
  ])
  const stored = notes.map((note, at) => ({ ...note, id: String(at), domain: 'BODY' as const }))
  expect(fieldsFrom(stored)).toEqual({
    strength: { tapped: ['fit'], own: '' },
    concern: { tapped: ['tired'], own: 'Sinds maart' },
  })
})
