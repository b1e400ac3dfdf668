import { expect, test } from 'vitest'
import { longerType } from './longer-type.ts'

const consult = { id: 'consult', minutes: 15, channel: 'in_person' }
const double = { id: 'double', minutes: 30, channel: 'in_person' }
const long = { id: 'long', minutes: 45, channel: 'in_person' }
const phone = { id: 'phone', minutes: 40, channel: 'phone' }

test('with an interpreter I am offered twice the time, and no more than that', () => {
  expect(longerType([phone, long, double, consult], consult)).toBe(double)
})

test('I am not sent to the telephone to get more time', () => {
  expect(longerType([consult, phone], consult)).toBeUndefined()
  expect(longerType([consult, double], double)).toBeUndefined()
})
