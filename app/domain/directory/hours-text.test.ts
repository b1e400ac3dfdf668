import { expect, test } from 'vitest'
import { hoursText, readHours, readSpans, spansText } from './hours-text.ts'

test.each([
  ['9.00-12.30, 13:00 – 17:00', '09:00-12:30, 13:00-17:00'],
  ['9.00 tot 17.00 uur', '09:00-17:00'],
  ['22:00-06:00', '22:00-06:00'],
  ['0.00-24.00', '00:00-24:00'],
  ['', ''],
])('%j is understood as %j', (typed, meant) => {
  expect(spansText(readSpans(typed)!)).toBe(meant)
})

test.each([
  'altijd',
  '9-17',
  '25.00-26.00',
  '9.00-9.00',
  '9.00-17.00, 16.00-18.00',
  '9.00',
  '9.00-10.00-11.00',
  '24.00-3.00',
])('%j has to be typed anew', (typed) => {
  expect(readSpans(typed)).toBeNull()
})

test('a whole week reads the same after writing it down', () => {
  for (const text of ['Mo-Fr 09:00-12:30,13:00-17:00; PH off', 'Tu 18:30-20:00; Th 09:00-12:00', 'Mo-Su 00:00-24:00'])
    expect(hoursText(readHours(text))).toBe(text)
  expect(hoursText({ weekly: [], holidays: 'closed', days: [] })).toBe('off')
  for (const wrong of ['', 'Mo', 'Xx 09:00-10:00', 'Fr-Mo 09:00-10:00'])
    expect(() => readHours(wrong)).toThrow(RangeError)
})
