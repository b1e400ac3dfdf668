import { expect, test } from 'vitest'
import { failureOf, isFinal } from './undelivered.ts'

test('a dead number is given up at once; a service that is away is asked again', () => {
  expect(['400', '404', '422'].map((code) => isFinal('sms', code))).toEqual([true, true, true])
  expect(['401', '429', '500', 'UNREACHABLE'].map((code) => isFinal('sms', code))).toEqual(Array(4).fill(false))
  expect(['450', '550'].map((code) => isFinal('email', code))).toEqual([false, false])
})

test('the practice reads whether the address was refused or the service was away', () => {
  expect([failureOf('email', '550'), failureOf('email', '421'), failureOf('email', 'ECONNREFUSED')]).toEqual([
    ...['refused', 'away', 'away'],
  ])
  expect([failureOf('sms', '404'), failureOf('sms', '503'), failureOf('sms', 'UNREACHABLE')]).toEqual([
    ...['refused', 'away', 'away'],
  ])
})
