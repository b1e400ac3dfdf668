import { expect, test } from 'vitest'
import { rendered } from '#app/ui/rendered.tsx'
import { SessionFields } from './session-fields.tsx'
import { SettleBookings, type ShownSettle } from './settle-bookings.tsx'

const cancel = { value: 'cancel', label: 'Zeg af' }
const settle: ShownSettle = {
  ...{ missing: 'words', hidden: 1, rest: [cancel], groups: [] },
  bookings: [
    {
      ...{ id: 'a1', title: 'maandag 13 april om 8.30 uur', who: 'Fatma Yılmaz', kind: 'Consult' },
      options: [
        { value: 'a1:colleague.b1', label: 'Naar Dokter Bos' },
        { value: 'a1:cancel', label: 'Zeg af' },
      ],
    },
  ],
}

test('what was typed before travels along, once, and what was chosen is still chosen', () => {
  const values = { why: 'ILLNESS', firstDay: '2026-04-13', choices: ['a1:cancel'], rest: 'cancel', settles: 'ja' }
  const html = rendered(<SettleBookings settle={settle} state={{ values, errors: [] }} />)
  expect(html).toContain('<input type="hidden" name="why" value="ILLNESS"/>')
  expect(html).toContain('<input type="hidden" name="firstDay" value="2026-04-13"/>')
  expect(html.match(/name="(choices|rest|words|settles)"/g)).toEqual([
    'name="settles"',
    'name="choices"',
    'name="rest"',
    'name="words"',
  ])
  expect(html).toContain('<option value="a1:cancel" selected="">Zeg af</option>')
  expect(html).toMatch(/<label[^>]*for="choices-a1"/)
})

test('a group is one card with a choice of its own, and words for who is in it', () => {
  const options = [
    { value: 'g1:cancel', label: 'Zeg de hele groep af' },
    { value: 'g1:keep', label: 'Laat de afspraak staan' },
  ]
  const group = { id: 'g1', title: 'maandag 13 april', about: 'Groepsafspraak Samen eten, 3 mensen', options }
  const only = { ...settle, bookings: [], groups: [group] }
  const html = rendered(<SettleBookings settle={only} state={{ values: { choices: ['g1:keep'] }, errors: [] }} />)
  expect(html).toContain('<p>Groepsafspraak Samen eten, 3 mensen</p>')
  // Nothing is chosen for a group by what is chosen for the rest.
  expect(html.match(/<option value="[^"]*"/g)).toEqual([
    '<option value=""',
    '<option value="g1:cancel"',
    '<option value="g1:keep"',
  ])
  expect(html).toContain('<option value="g1:keep" selected="">')
  expect(html.match(/name="(choices|rest|words)"/g)).toEqual(['name="choices"', 'name="words"'])
})

test('a session opens as it is, and shows what has to be mended at its field', () => {
  const start = {
    ...{ personId: 'p1', teamId: 't1', sessionId: 's1', visitTypeCodes: ['CONSULT'], onClosedDays: false },
    ...{ values: { startsAt: '09:00', weekday: 3 }, weeks: [], kinds: [{ value: 'CONSULT', label: 'Consult' }] },
    weekdays: [{ value: '3', label: 'woensdag' }],
  }
  const error = (name: string) => (name === 'pauses' ? 'Dit klopt niet.' : undefined)
  const state = { values: { startsAt: '10:00' }, errors: [] }
  const html = rendered(<SessionFields start={start} state={state} error={error} />)
  expect(html).toContain('<input type="hidden" name="sessionId" value="s1"/>')
  expect(html).toMatch(/<input[^>]*name="startsAt"[^>]*value="10:00"/)
  expect(html).toMatch(/<option value="3" selected="">woensdag/)
  expect(html).toMatch(/<input[^>]*checked=""[^>]*value="CONSULT"/)
  expect(html).toMatch(/<input[^>]*id="pauses"[^>]*aria-invalid="true"/)
})
