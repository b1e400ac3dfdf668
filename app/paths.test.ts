import { expect, test } from 'vitest'
import { hereIn, paths, readAloudAt, safeReturnTo } from './paths.ts'

const home = '/mijn'

test.each([
  '/',
  '/mijn',
  '/mijn/berichten',
  '/mijn/afspraken/01963f0e-0000-7000-8000-000000000001',
  '/werk/vragen?tab=new&van=1',
  '/nl/activiteiten?dag=2026-04-03',
  '/mijn?x=%2F%2Fevil.example',
  '/mijn/http://evil.example',
  '/@evil.example',
])('after signing in I come back to %s', (path) => {
  expect(safeReturnTo(path, home)).toBe(path)
})

/** Ways to spell another site, or no path at all. */
const foreign: readonly unknown[] = [
  '//evil.example',
  '///evil.example',
  '////evil.example/mijn',
  '/\\evil.example',
  '/\\/evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\\\\evil.example',
  '/mijn\\..\\..\\evil.example',
  '/mijn/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/ /evil.example',
  '/\0/evil.example',
  '/\u0085/evil.example',
  '/\u00a0/evil.example',
  '/\u2028/evil.example',
  '/\uff0fevil.example',
  'https://evil.example',
  'http:evil.example',
  'https:/evil.example',
  'HTTPS://EVIL.EXAMPLE',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'mijn',
  'evil.example/mijn',
  '@evil.example',
  '?returnTo=//evil.example',
  '#//evil.example',
  '.',
  '..//evil.example',
  './/evil.example',
  '',
  `/${'x'.repeat(501)}`,
  null,
  undefined,
  42,
  ['/mijn'],
  { toString: () => '//evil.example' },
]

test('every spelling of another site leads home', () => {
  expect(foreign.length).toBeGreaterThan(30)
  for (const value of foreign) expect(safeReturnTo(value, home), JSON.stringify(value)).toBe(home)
})

test('what is let through stays on this site in every browser', () => {
  const tricky = [
    '/..//evil.example',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    '/%2F/evil.example',
    '/mijn/..//evil.example',
    '/mijn/%2e%2e//evil.example',
    '/;//evil.example',
    '/%5cevil.example',
    '/%09/evil.example',
  ]
  for (const value of tricky) {
    const path = safeReturnTo(value, home)
    expect(path, value).toMatch(/^\/(?![/\\])/)
    expect(new URL(path, 'https://portaal.example').host, value).toBe('portaal.example')
  }
})

test('addresses carry what is asked, and nothing that is empty', () => {
  expect(paths.public.activities('nl', { dag: '2026-04-03', wijk: ['a', 'b'], gratis: undefined, zoek: '' })).toBe(
    '/nl/activiteiten?dag=2026-04-03&wijk=a&wijk=b',
  )
  expect(paths.signIn({ returnTo: '/mijn?a=1&b=2' })).toBe('/inloggen?returnTo=%2Fmijn%3Fa%3D1%26b%3D2')
  expect(paths.signIn()).toBe('/inloggen')
  expect([paths.resident.newQuestion(), paths.resident.newQuestion('sinds')]).toEqual([
    '/mijn/vraag',
    '/mijn/vraag/sinds',
  ])
})

test('a page links to itself with what was asked, and never with another site to go on to', () => {
  const at = (path: string) => new URL(path, 'https://portaal.example')
  expect(hereIn(at('/nl/activiteiten?dag=2026-04-03'))).toBe('/nl/activiteiten?dag=2026-04-03')
  expect(hereIn(at('/inloggen?returnTo=%2Fmijn%2F4d'))).toBe('/inloggen?returnTo=%2Fmijn%2F4d')
  for (const evil of ['//evil.example', 'https://evil.example', '/\\evil.example'])
    expect(hereIn(at(`/inloggen?${new URLSearchParams({ returnTo: evil, verder: evil })}`)), evil).toBe('/inloggen')
  expect(readAloudAt(at('/inloggen?returnTo=//evil.example'))).toBe('/inloggen?lees=1')
  expect(readAloudAt(at('/nl/activiteiten?dag=2026-04-03&lees=1'))).toBe('/nl/activiteiten?dag=2026-04-03&lees=1')
})
