import { expect, test } from 'vitest'
import { phoneText } from './phone-text.ts'

test('a number stays on one line and reads from left to right, whatever the language of the page', () => {
  expect(phoneText('088 130 96 20')).toBe('\u2066088\u00a0130\u00a096\u00a020\u2069')
  expect(phoneText('112')).toBe('\u2066112\u2069')
})
