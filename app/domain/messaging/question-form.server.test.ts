import { expect, test } from 'vitest'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { questionStepForms, replyForm, workForm } from './question-form.ts'

function sent(fields: Record<string, string>): { request: Request } {
  return { request: new Request('http://portal.example', { method: 'POST', body: new URLSearchParams(fields) }) }
}

test('a question may have 1,000 characters, a line end counting as one', async () => {
  const lines = 'a\r\n'.repeat(499) + 'aa'
  const fits = await parseForm(sent({ question: lines }), questionStepForms.question)
  expect(fits).toMatchObject({ ok: true, value: { question: lines.replaceAll('\r\n', '\n') } })
  const long = await parseForm(sent({ question: 'a'.repeat(1_001) }), questionStepForms.question)
  expect(long).toMatchObject({ ok: false, reply: { errors: [{ fieldId: 'question', key: 'ui:errors.tooLong' }] } })
})

test('an empty question is asked for again, and what was typed stays', async () => {
  for (const question of ['', '   ']) {
    const form = await parseForm(sent({ question }), questionStepForms.question)
    expect(form).toMatchObject({ ok: false, reply: { values: { question }, errors: [{ key: 'ui:errors.required' }] } })
  }
})

test('having done nothing yet is an answer', async () => {
  for (const tried of ['', '  ']) {
    expect(await parseForm(sent({ tried }), questionStepForms.tried)).toMatchObject({ ok: true, value: { tried: '' } })
  }
})

test('a page with choices asks to choose, and takes no other answer', async () => {
  for (const fields of [{}, { about: 'WEATHER' }] as Record<string, string>[]) {
    const form = await parseForm(sent(fields), questionStepForms.about)
    expect(form).toMatchObject({ ok: false, reply: { errors: [{ fieldId: 'about', key: 'ui:errors.choose' }] } })
  }
})

test('an empty reply or answer is not sent', async () => {
  const empty = { errors: [{ fieldId: 'body', key: 'ui:errors.required' }] }
  expect(await parseForm(sent({ replyId: 'x', body: '' }), replyForm)).toMatchObject({ ok: false, reply: empty })
  const answer = { intent: 'answer', answerId: 'x', seen: 'y', body: '' }
  expect(await parseForm(sent(answer), workForm)).toMatchObject({ ok: false, reply: empty })
  expect(await parseForm(sent({ intent: 'take' }), workForm)).toMatchObject({ ok: true, value: { intent: 'take' } })
})
