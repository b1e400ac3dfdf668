import { expect, test } from 'vitest'
import { rendered } from '#app/ui/rendered.tsx'
import { ReminderCard } from './reminder-card.tsx'
import { ReminderLine } from './reminder-line.tsx'

const card = (given: Partial<Parameters<typeof ReminderCard>[0]['reminders']>) =>
  rendered(
    <ReminderCard reminders={{ channel: 'email', email: 'f@bewoner.example', sms: null, saved: false, ...given }} />,
  )
const values = (html: string) =>
  [...html.matchAll(/<input[^>]*name="reminders"[^>]*value="(\w+)"/g)].map(([, value]) => value)

test('each way that works can be chosen, and the one of now is chosen', () => {
  const html = card({ channel: 'sms', sms: '06 12 34 56 78' })
  expect(values(html)).toEqual(['email', 'sms', 'none'])
  expect(html).toMatch(/<input[^>]*checked=""[^>]*value="sms"|value="sms"[^>]*checked=""/)
  expect(values(card({}))).toEqual(['email', 'none'])
})

test('who has no address reads what to do, and finds no form', () => {
  const html = card({ channel: 'noAddress', email: null })
  expect(html).toContain('choice.noAddress')
  expect(html).not.toContain('<form')
})

test('with the appointments stands how one is reminded, with a link to change it', () => {
  const html = rendered(<ReminderLine channel="none" />)
  expect(html).toContain('line.none')
  expect(html).toContain('href="/mijn/gegevens#herinneringen"')
})
