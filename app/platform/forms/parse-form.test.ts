import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { refuse } from '#app/domain/shared/result.ts'
import { parseForm } from './parse-form.server.ts'

const schema = z.object({
  subject: z.string().min(1).max(20),
  email: z.email().optional(),
  reply: z.enum(['message', 'phone']),
  days: z.array(z.string()).default([]),
  count: z.number().int().optional(),
  password: z.string().optional(),
})

const post = (body: BodyInit, headers: Record<string, string> = {}) => ({
  request: new Request('http://localhost/x', { method: 'POST', body, headers }),
})
const form = (fields: [string, string][] | Record<string, string>) => post(new URLSearchParams(fields))
const right = { subject: 'Een vraag', reply: 'phone' }

async function errorsOf(sent: ReturnType<typeof post>): Promise<Record<string, string>> {
  const parsed = await parseForm(sent, schema)
  if (parsed.ok) throw new Error('accepted')
  return Object.fromEntries(parsed.reply.errors.map(({ fieldId, key }) => [fieldId, key]))
}

test('a form that is filled in well gives its values', async () => {
  const sent: [string, string][] = [
    ...Object.entries(right),
    ['days', 'ma'],
    ['days', 'di'],
    ['count', '3'],
    ['email', ''],
  ]
  expect(await parseForm(form(sent), schema)).toMatchObject({
    ok: true,
    value: { ...right, days: ['ma', 'di'], count: 3 },
  })
  const files = new FormData()
  for (const [name, value] of Object.entries(right)) files.append(name, value)
  expect(await parseForm(post(files), schema)).toMatchObject({ ok: true, value: { ...right, days: [] } })
})

test('each thing to mend is a key of a text, never a sentence of a program', async () => {
  expect(await errorsOf(form({}))).toEqual({ subject: 'ui:errors.required', reply: 'ui:errors.choose' })
  const wrong = { subject: 'x'.repeat(21), email: 'fatma', reply: 'fax', count: 'drie' }
  expect(await errorsOf(form(wrong))).toEqual({
    ...{
      subject: 'ui:errors.tooLong',
      email: 'ui:errors.email',
      reply: 'ui:errors.choose',
      count: 'ui:errors.invalid',
    },
  })
})

test('a form may name a text of its own', async () => {
  const own = z.object({
    a: z.string({ error: 'messaging:errors.none' }),
    b: z.string().refine(() => false, 'Not a key!'),
  })
  expect(await parseForm(form({ b: 'x' }), own)).toMatchObject({
    reply: {
      errors: [
        { fieldId: 'a', key: 'messaging:errors.none' },
        { fieldId: 'b', key: 'ui:errors.invalid' },
      ],
    },
  })
})

describe('what was typed comes back', () => {
  test('with what has to be mended, but never a password', async () => {
    const parsed = await parseForm(form({ subject: '', reply: 'fax', password: 'geheim', extra: 'ook' }), schema)
    expect(parsed).toMatchObject({ ok: false, reply: { values: { subject: '', reply: 'fax', extra: 'ook' } } })
    expect(JSON.stringify(parsed)).not.toContain('geheim')
  })

  test('and with a refusal', async () => {
    const parsed = await parseForm(form({ ...right, password: 'geheim' }), schema)
    if (!parsed.ok) throw new Error('refused')
    const { refusal } = refuse('messaging.tooLate')
    expect(parsed.refuse(refusal)).toEqual({ values: right, errors: [], refusal })
  })
})

describe('nonsense is answered as a form to mend, and is no fault', () => {
  test.each([
    ['no form', 'application/json', '{"subject":"a","reply":"phone"}'],
    ['half a form', 'multipart/form-data; boundary=x', '--x\r\nContent-Dispo'],
    ['text', 'text/plain', 'subject=a'],
    ['nothing', 'application/x-www-form-urlencoded', ''],
  ])('%s', async (_, type, body) => {
    expect(await errorsOf(post(body, { 'Content-Type': type }))).toMatchObject({ subject: 'ui:errors.required' })
  })

  test('a NUL, which no text in the database can hold, is left out', async () => {
    expect(await parseForm(form({ ...right, subject: 'Een\0 vraag\0' }), schema)).toMatchObject({
      ok: true,
      value: { subject: 'Een vraag' },
    })
  })

  test('a file where words belong has to be mended', async () => {
    const files = new FormData()
    files.append('reply', 'phone')
    files.append('subject', new Blob(['x']), 'x.txt')
    expect(await errorsOf(post(files))).toEqual({ subject: 'ui:errors.invalid' })
  })

  test('names of objects’ own parts change nothing', async () => {
    await errorsOf(
      form({ '__proto__.polluted': 'yes', 'constructor.prototype.polluted': 'yes', '__proto__[polluted]': 'yes' }),
    )
    expect(Object.prototype).not.toHaveProperty('polluted')
  })
})
