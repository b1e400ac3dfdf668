import { expect, test } from 'vitest'
import { publicAddresses } from './public-addresses.ts'

const own = 'https://overvecht.example'
const at = (path: string) => publicAddresses(own, new URL(path, own))

test('a page has one address, and one in each language', () => {
  const found = at('/tr/activiteiten?dag=2026-04-07')!
  expect(found.canonical).toBe('https://overvecht.example/tr/activiteiten?dag=2026-04-07')
  expect(found.languages).toHaveLength(7)
  expect(found.languages).toContainEqual(['ar', 'https://overvecht.example/ar/activiteiten?dag=2026-04-07'])
  expect(found.languages).toContainEqual(['x-default', 'https://overvecht.example/nl/activiteiten?dag=2026-04-07'])
  expect(at('/nl')!.languages).toContainEqual(['pl', 'https://overvecht.example/pl'])
})

test('a page that is asked for by another name, port or with a closing slash is the same page', () => {
  for (const asked of ['https://overvecht.example:81/nl/activiteiten', 'http://vecht.example/nl/activiteiten/'])
    expect(publicAddresses(own, new URL(asked)), asked).toEqual(at('/nl/activiteiten'))
})

test('a page that is read aloud is the same page', () => {
  expect(at('/nl/activiteiten?lees=1')).toEqual(at('/nl/activiteiten'))
})

test('an address that may hold a secret is given to nobody', () => {
  for (const path of ['/uitnodiging?link=secret', '/nl/aanmelding?link=secret', '/mijn', '/inloggen?returnTo=/mijn'])
    expect(at(path), path).toBeNull()
})
