import { expect, test } from 'vitest'
import { eventCode, isoRole, purposeOfUse } from './log-terms.ts'

test('the log says for what a role looks, and an emergency before all else', () => {
  expect(purposeOfUse('RESIDENT', 'TTTF')).toBe('PATRQT')
  expect(purposeOfUse('GENERAL_PRACTITIONER', 'TTFF')).toBe('TREAT')
  expect(purposeOfUse('GENERAL_PRACTITIONER', 'TFFT')).toBe('ETREAT')
  expect(purposeOfUse('SOCIAL_WORKER', 'TTFF')).toBe('CAREMGT')
  expect(purposeOfUse('ANONYMOUS', 'FFFF')).toBeNull()
})

test('a representative is a proxy in the log, and the resident the subject', () => {
  expect([isoRole.REPRESENTATIVE, isoRole.RESIDENT]).toEqual(['02', '01'])
})

test('a search, an export and a look into the log are events of their own', () => {
  expect(eventCode({ resource: 'contact' })).toBe('110110')
  expect(eventCode({ resource: 'contact', query: 'born 1968-02-11' })).toBe('110112')
  expect(eventCode({ resource: 'offer' })).toBe('110100')
  expect(eventCode({ resource: 'accessLog' })).toBe('110101')
  expect(eventCode({ resource: 'accessLog', event: 'export' })).toBe('110106')
})
