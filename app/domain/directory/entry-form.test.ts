import { expect, test } from 'vitest'
import { changesBetween } from './entry-changes.ts'
import { entryForm, hoursOf } from './entry-form.ts'
import { hsdsPage, pageAsked } from './hsds-page.ts'

const least = {
  intent: 'save',
  name: 'Plek',
  description: 'Wij helpen.',
  providerName: 'Wij',
  domains: ['BODY'],
  languages: ['nl'],
}
const problems = (changes: Record<string, unknown>) => {
  const parsed = entryForm.safeParse({ ...least, ...changes })
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
}

test('hours are typed as people write them, holidays are closed unless somebody says otherwise', () => {
  const read = entryForm.parse({
    ...least,
    day1: '9.00-12.00',
    singleDays: '2026-12-24 9.00-10.00\n2026-12-25 dicht\n',
  })
  if (read.intent !== 'save') throw new Error('another form')
  expect(hoursOf(read)).toEqual({
    weekly: [{ weekday: 1, from: '09:00', until: '12:00' }],
    holidays: 'closed',
    days: [
      { date: '2026-12-24', spans: [{ from: '09:00', until: '10:00' }] },
      { date: '2026-12-25', spans: [] },
    ],
  })
  const none = entryForm.parse(least)
  expect(none.intent === 'save' && hoursOf(none)).toBeNull()
})

test.each([
  [{ day3: 'altijd' }, ['day3']],
  [{ singleDays: 'morgen dicht' }, ['singleDays']],
  [{ phone: 'bel maar' }, ['phone']],
  [{ website: 'javascript:alert(1)' }, ['website']],
  [{ languages: ['<b>'] }, ['languages.0']],
  [{ name: 'x'.repeat(121) }, ['name']],
  [{ ownerPersonId: 'ik' }, ['ownerPersonId']],
  [{ website: 'https://plek.example', phone: '+31 30 555 20 00' }, []],
])('%j is to be mended at %j', (changes, expected) => {
  expect(problems(changes)).toEqual(expected)
})

test('a history holds what differs, as lines that people read', () => {
  const hours = { weekly: [{ weekday: 1, from: '09:00', until: '12:00' }], holidays: 'closed', days: [] } as const
  const before = { name: 'A', phone: null, languages: ['nl'], hours: null }
  expect(changesBetween(before, { name: 'A', phone: '030', languages: ['nl', 'tr'], hours })).toEqual({
    phone: ['', '030'],
    languages: ['nl', 'nl, tr'],
    hours: ['', 'Mo 09:00-12:00; PH off'],
  })
})

test('an empty list is one page that says so', () => {
  expect(hsdsPage([], 0, pageAsked(new URLSearchParams()))).toMatchObject({
    total_pages: 0,
    first_page: true,
    last_page: true,
    empty: true,
  })
  expect(pageAsked(new URLSearchParams('page=3&per_page=1000'))).toEqual({ page: 3, perPage: 100 })
})
