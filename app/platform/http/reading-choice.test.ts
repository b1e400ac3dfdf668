import { expect, test } from 'vitest'
import { onlyReading, readingCookie, readingIn, readingWord } from './reading-choice.ts'

const ways = [
  { easy: false, large: false },
  { easy: true, large: false },
  { easy: false, large: true },
  { easy: true, large: true },
]

test.each(ways)('what one chose is read as it was chosen: %o', (choice) => {
  const [pair = ''] = readingCookie(choice).split(';')
  expect(readingIn(`a=b; ${pair}; c=d`)).toEqual(choice)
})

test('the cookie holds nothing but the choice, for this site alone, and goes when nothing is chosen', () => {
  expect(readingCookie({ easy: true, large: true })).toBe(
    '__Host-lezen=mg; Path=/; Max-Age=31536000; HttpOnly; Secure; SameSite=Lax',
  )
  expect(readingCookie({ easy: false, large: false })).toContain('Max-Age=0')
})

test('of all cookies only this one goes on to a page that others see', () => {
  expect(onlyReading('__Host-drieluik=secret; __Host-lezen=m; x=y')).toBe('__Host-lezen=m')
  expect(onlyReading('__Host-drieluik=secret')).toBeNull()
  expect(onlyReading(undefined)).toBeNull()
})

test.each(['gm', 'mm', 'gg', 'x', '', 'constructor', 'm"', 'm\u00e9', 'mg=1'])(
  'a choice that nobody can make is none: %s',
  (word) => {
    expect(readingWord(`__Host-lezen=${word}`)).toBe('')
  },
)
