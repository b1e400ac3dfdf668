import { describe, expect, test } from 'vitest'
import { checkAdvisories, installedVersions, isWithin, parseAdvisories } from './advisories.ts'

const ground = {
  installed: new Map([['router', new Set(['6.30.6', '5.0.0'])]]),
  overrides: {},
  flags: { v3_singleFetch: false },
}
const row = (affected: string, closedBy: string, name = 'router') => ({
  id: 'GHSA-x',
  package: name,
  affected,
  closedBy,
})

describe('a range of versions', () => {
  test.each([
    ['6.30.6', '>=6.0.0 <7.18.0', true],
    ['7.18.0', '>=6.0.0 <7.18.0', false],
    ['6.30.10', '<6.30.9', false],
    ['3.0.3', '<=3.0.3', true],
    ['8.1.0', '<7.0.0 || >=8.0.0 <8.3.0', true],
    ['7.18.0-pre.1', '<7.18.0', true],
    ['1.2.3', '1.2.3', true],
  ])('%s lies within %s: %s', (version, range, expected) => expect(isWithin(version, range)).toBe(expected))
})

describe('the list of known advisories', () => {
  test('rows are read out of the tables of the page', () => {
    const page =
      '# T\n\n| advisory | package |\n| --- | --- |\n| [GHSA-aaaa-bbbb-cccc](x): y | router | >=1.0.0 <2.0.0 \\|\\| 3.0.0 | 2.0.0 | update |'
    expect(parseAdvisories(page)).toEqual([
      { id: 'GHSA-aaaa-bbbb-cccc', package: 'router', affected: '>=1.0.0 <2.0.0 || 3.0.0', closedBy: 'update' },
    ])
  })
  test('an affected version that nothing closes is refused', () => {
    expect(checkAdvisories([row('<7.0.0', '')], ground)).toEqual([
      'GHSA-x: router 6.30.6, 5.0.0 is affected, and nothing closes it',
    ])
  })
  test('an update that is not in is refused, for a nested copy too', () => {
    expect(checkAdvisories([row('<6.0.0', 'update')], ground)).toEqual([
      'GHSA-x: said to be closed by update, but router 5.0.0 is installed',
    ])
    expect(checkAdvisories([row('<5.0.0', 'update')], ground)).toEqual([])
  })
  test('an affected version that our own code closes is fine', () => {
    expect(checkAdvisories([row('<7.0.0', 'code: because')], ground)).toEqual([])
    expect(checkAdvisories([row('<7.0.0', 'somehow')], ground)).toHaveLength(1)
  })
  test('a setting that closes a hole must be off', () => {
    expect(checkAdvisories([row('<7.0.0', 'setting: `v3_singleFetch` off')], ground)).toEqual([])
    expect(checkAdvisories([row('<7.0.0', 'setting: `v3_other` off')], ground)).toHaveLength(1)
    expect(checkAdvisories([row('<7.0.0', 'setting')], ground)).toHaveLength(1)
  })
  test('an override must be there and in effect', () => {
    expect(checkAdvisories([row('<5.0.0', 'override')], ground)).toHaveLength(1)
    expect(checkAdvisories([], { ...ground, overrides: { router: '6.30.6' } })).toEqual([
      'the override router 6.30.6 is not in effect: 5.0.0 is installed',
    ])
  })
  test('a row about what is not installed, or without a range, is refused', () => {
    expect(checkAdvisories([row('<5.0.0', 'update', 'gone'), row('all of them', 'update')], ground)).toHaveLength(2)
  })
  test('nested copies in the lockfile are seen', () => {
    const packages = {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b/node_modules/a': { version: '2.0.0' },
    }
    expect([...installedVersions({ packages }).get('a')!]).toEqual(['1.0.0', '2.0.0'])
  })
})
