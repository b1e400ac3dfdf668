import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { workingCalendar } from '#app/domain/tenants/public-holidays.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { amberBetween } from './answer-promise.ts'
import { inboxLine } from './inbox-lines.server.ts'
import type { InboxItem } from './team-inbox.queries.server.ts'

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Amsterdam').toInstant()
const item: InboxItem = {
  id: 'x',
  residentId: 'y',
  residentName: 'mevrouw Yılmaz',
  interpreterLanguage: 'tr',
  preview: 'Hep yorgunum.',
  language: 'tr',
  topic: 'BODY',
  state: 'submitted',
  submittedAt: at('2026-06-01T09:00'),
  dueAt: at('2026-06-03T17:00'),
  amberAt: amberBetween(at('2026-06-01T09:00'), at('2026-06-03T17:00'), workingCalendar()),
  assigneeName: null,
  isUnread: true,
  redFlags: [],
}
const line = (now: string, changes: Partial<InboxItem> = {}) =>
  inboxLine({ ...item, ...changes }, { t: textsIn('nl').t, language: 'nl', timeZone: 'Europe/Amsterdam', now: at(now) })

test.each([
  ['2026-06-03T19:10', '2 uur te laat', 'late'],
  ['2026-06-05T20:00', '2 dagen te laat', 'late'],
  ['2026-06-03T14:00', 'nog 3 uur', 'soon'],
  ['2026-06-03T16:45', 'binnen 1 uur', 'soon'],
  ['2026-06-02T10:00', 'morgen 17.00', null],
  ['2026-06-01T10:00', 'wo 17.00', null],
] as const)('on %s the assistant reads "%s"', (now, due, look) => {
  expect(line(now)).toMatchObject({ due, dueLook: look })
})

test('the assistant sees who asks, the topic, the language and that an interpreter is needed', () => {
  expect(line('2026-06-01T10:00').title).toBe('Mevrouw Yılmaz')
  expect(line('2026-06-01T10:00').meta).toBe('Lichaam · Turks · tolk')
})

test('a colleague sees who has a question', () => {
  const taken = line('2026-06-01T10:00', { state: 'in_progress', assigneeName: 'Sanne' })
  expect(taken.meta).toContain('Sanne heeft dit')
})

test('what is answered is never late', () => {
  expect(line('2026-06-09T10:00', { state: 'answered' })).toMatchObject({ due: null, dueLook: null })
})
