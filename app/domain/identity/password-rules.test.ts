import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPassword } from './check-password.server.ts'
import { mostUsedPasswords } from './common-passwords.ts'
import { advisedCharacters, leastCharacters, mostCharacters, normalisePassword } from './password-rules.ts'

const names = ['Sanne', 'de Boer', 'sanne.meerdink@neckar.example', 'Overvecht']
const verdict = (password: string) => checkPassword(password, names)?.refusal.code.replace('identity.', '') ?? 'fine'

test('seven characters are too few, eight are enough, and 256 are not too many', () => {
  expect([leastCharacters, advisedCharacters, mostCharacters]).toEqual([8, 15, 256])
  expect(verdict('kfw-qzv')).toBe('passwordTooShort')
  expect(verdict('kfw-qzvb')).toBe('fine')
  const long = 'een zin die ik goed kan onthouden over vier paarse schoenen en een trap '
  expect(verdict(long.slice(0, 64))).toBe('fine')
  expect(verdict(long.repeat(4).slice(0, 256))).toBe('fine')
  expect(verdict(long.repeat(4).slice(0, 257))).toBe('passwordTooLong')
})

test('spaces, letters of every script and emoji count as they are seen', () => {
  for (const password of ['كلمة سر طويلة', 'şifrem çok uzun', '🐘🐈🐇🐎🐓🐢🐬🦋', 'drie stoelen huppelen'])
    expect(verdict(password), password).toBe('fine')
  expect(verdict('🐘🐈🐇🐎🐓🐢🐬')).toBe('passwordTooShort')
})

test('no kind of character is asked for', () => {
  for (const password of ['mijnfietsstaatbuiten', 'MIJNFIETSSTAATBUITEN', '4829105736182'])
    expect(verdict(password)).toBe('fine')
})

test('what very many people use is refused, at least three thousand of them', () => {
  expect(new Set(mostUsedPasswords).size).toBeGreaterThanOrEqual(3_000)
  expect(mostUsedPasswords.filter((each) => each.length < leastCharacters || each !== each.toLowerCase())).toEqual([])
  for (const password of mostUsedPasswords) expect(verdict(password), password).toBe('passwordTooCommon')
})

test('a capital, a year, a mark or digits in place of letters make a common password no better', () => {
  const dressed = [
    'Wachtwoord',
    'W4chtw00rd',
    'Welkom01!',
    'Zomer2026',
    'Password123!',
    '!!Feyenoord1908',
    'Utrecht2026!',
    'gezondheid1',
  ]
  for (const password of [...dressed, 'ＰＡＳＳＷＯＲＤ１'])
    expect(verdict(password), password).toBe('passwordTooCommon')
})

test('rows and repetitions are refused', () => {
  for (const password of ['aaaaaaaaaa', 'abcabcabcabc', '12121212', '23456789', 'zyxwvuts', 'abcdefghijkl'])
    expect(verdict(password), password).toBe('passwordTooCommon')
})

test('my own name, address or wijk with a little around it is refused; a sentence with it is not', () => {
  const named = [
    'SanneSanne',
    'sanne-de-boer',
    'Meerdink!1975',
    'neckar.example',
    's4nne1234',
    'drieluik123',
    'overvecht-ok',
  ]
  for (const password of named) expect(['passwordHasName', 'passwordTooCommon'], password).toContain(verdict(password))
  for (const password of ['Sanne danst graag op zolder', 'overvecht heeft veel bomen'])
    expect(verdict(password)).toBe('fine')
})

test('a greeting or season beside the wijk or the portal is refused; words of one’s own choice are not', () => {
  for (const password of [
    'welkom overvecht',
    'WelkomOvervecht!',
    'welkom in overvecht',
    'drieluik-zomer-2026',
    'welkom zomer',
  ])
    expect(['passwordHasName', 'passwordTooCommon'], password).toContain(verdict(password))
  for (const password of ['koffie tijger zonnebloem appeltaart', 'welkom dwarsfluit', 'overvecht dwarsfluit'])
    expect(verdict(password), password).toBe('fine')
})

test('the same password typed on another keyboard is the same password', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 8, maxLength: 40 }), (password) => {
      expect(normalisePassword(password.normalize('NFD'))).toBe(normalisePassword(password.normalize('NFC')))
    }),
  )
})

test('a random password of fifteen letters is never refused', () => {
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
  fc.assert(
    fc.property(fc.array(letter, { minLength: 15, maxLength: 60 }), (letters) => {
      fc.pre(new Set(letters).size > 8)
      expect(verdict(letters.join(''))).toBe('fine')
    }),
  )
})
