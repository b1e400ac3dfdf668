import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeAlphabet, locatorLength, readActivationCode, secretLength, showActivationCode } from './activation-code.ts'

const code = fc
  .array(fc.constantFrom(...codeAlphabet), {
    minLength: locatorLength + secretLength,
    maxLength: locatorLength + secretLength,
  })
  .map((letters) => letters.join(''))

test('a code is read as it is shown, in small letters too, and with whatever stands between its parts', () => {
  fc.assert(
    fc.property(code, fc.constantFrom('-', ' ', '–', '  ', '.', '\t'), (made, between) => {
      const shown = showActivationCode(made)
      for (const typed of [made, shown, shown.toLowerCase(), ` ${shown.replaceAll('-', between)} `])
        expect(readActivationCode(typed)).toEqual({ locator: made.slice(0, locatorLength), code: made })
    }),
  )
})

test('a code is shown in parts that are easily read aloud', () => {
  expect(showActivationCode('K7M4Q9RXTWDB3H')).toBe('K7M4Q-9RX-TWD-B3H')
})

test('what can’t be a code is not looked for', () => {
  for (const typed of [
    '',
    'K7M4Q',
    'K7M4Q-9RX-TWD-B3',
    'K7M4Q-9RX-TWD-B3HH',
    'K7M4O-9RX-TWD-B3H',
    'K7M41-9RX-TWD-B3H',
    "' or 1=1",
  ])
    expect(readActivationCode(typed), typed).toBeNull()
})

test('no two letters look alike, and the parts hold 20 and 40 random bits at least', () => {
  expect(codeAlphabet).not.toMatch(/[01OIL]/)
  expect(locatorLength * Math.log2(codeAlphabet.length)).toBeGreaterThan(20)
  expect(secretLength * Math.log2(codeAlphabet.length)).toBeGreaterThan(40)
})
