import { expect, test } from 'vitest'
import { channelOf } from './reminder-channel.ts'

const both = { email: 'f@bewoner.example', sms: '06 12 34 56 78' }
const [mailOnly, phoneOnly, neither] = [
  { ...both, sms: null },
  { ...both, email: null },
  { email: null, sms: null },
]

test('a reminder goes by the way that was chosen, and by the other where that one is gone', () => {
  expect([channelOf('email', both), channelOf('sms', both)]).toEqual(['email', 'sms'])
  expect([channelOf('email', phoneOnly), channelOf('sms', mailOnly)]).toEqual(['sms', 'email'])
  expect([channelOf('email', neither), channelOf('sms', neither)]).toEqual(['noAddress', 'noAddress'])
})

test('who wants none gets none', () => {
  for (const ways of [both, mailOnly, phoneOnly, neither]) expect(channelOf('none', ways)).toBe('none')
})

test('who never chose gets a mail, and never a text message', () => {
  expect([both, mailOnly, phoneOnly, neither].map((ways) => channelOf(null, ways))).toEqual([
    ...['email', 'email', 'noAddress', 'noAddress'],
  ])
})
