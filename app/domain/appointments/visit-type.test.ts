import { expect, test } from 'vitest'
import { visitTypeCodes, visitTypeDefault, visitTypeDefaults } from './visit-type.ts'

test('every kind of visit has the length that the practices start from', () => {
  expect(Object.fromEntries(visitTypeDefaults.map(({ code, minutes }) => [code, minutes]))).toEqual({
    CONSULT: 15,
    DOUBLE_CONSULT: 30,
    FOUR_DOMAIN_CONVERSATION: 40,
    PHONE: 10,
    VIDEO: 15,
    HOME_VISIT: 30,
    PRACTICE_NURSE: 20,
    THREE_WAY_CONVERSATION: 45,
    PRACTICE_ASSISTANT: 10,
  })
  expect(visitTypeCodes.map((code) => visitTypeDefault(code).code)).toEqual(visitTypeCodes)
})

test('a resident books a consult, asks for a home visit, and is invited to a talk', () => {
  expect(visitTypeDefault('CONSULT').selfBookable).toBe(true)
  expect(visitTypeDefault('HOME_VISIT')).toMatchObject({ selfBookable: false, opensBy: 'request' })
  expect(visitTypeDefault('FOUR_DOMAIN_CONVERSATION')).toMatchObject({ selfBookable: false, opensBy: 'invitation' })
  expect(visitTypeDefault('THREE_WAY_CONVERSATION')).toMatchObject({ selfBookable: false, opensBy: 'invitation' })
})

test('an appointment with the practice nurse is cancelled two days before, others one', () => {
  expect(visitTypeDefaults.filter(({ cancelNoticeHours }) => cancelNoticeHours === 48).map(({ code }) => code)).toEqual(
    ['PRACTICE_NURSE'],
  )
})
