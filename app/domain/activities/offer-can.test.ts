import { expect, test } from 'vitest'
import { mayOffer, offerDeeds, offerStates } from './offer-can.ts'
import { offerRoles, standingOf, standingOfRole, standings } from './offer-standing.ts'

test('only the editor puts an activity on the site, sends it back or judges new words', () => {
  for (const state of offerStates)
    for (const deed of ['publish', 'sendBack', 'judgeWords'] as const)
      for (const standing of ['proposer', 'coach', 'organiser'] as const)
        expect(mayOffer(standing, state, deed), `${standing} ${state} ${deed}`).toBe(false)
})

test('a stranger may do nothing, in no state', () => {
  for (const state of offerStates) for (const deed of offerDeeds) expect(mayOffer(null, state, deed)).toBe(false)
})

test('what is called off or put away can only be copied or put away, never changed', () => {
  for (const standing of standings)
    for (const deed of ['write', 'submit', 'publish', 'changeDates', 'cancel', 'translate'] as const)
      for (const state of ['cancelled', 'archived'] as const) expect(mayOffer(standing, state, deed)).toBe(false)
})

test('a proposer changes the own proposal until it is published, an organiser what is of the own organisation', () => {
  const whose = { organiserId: 'dreven', authorPersonId: 'sanne' }
  const who = (role: Parameters<typeof standingOfRole>[0], personId: string, ...organisationIds: string[]) =>
    standingOf({ role, personId, organisationIds }, whose)
  expect(who('PRACTICE_ASSISTANT', 'sanne')).toBe('proposer')
  expect(who('PRACTICE_ASSISTANT', 'noor')).toBeNull()
  expect(who('WELLBEING_COACH', 'sanne')).toBe('coach')
  expect(who('ACTIVITY_ORGANISER', 'tom', 'tuin')).toBeNull()
  expect(who('ACTIVITY_ORGANISER', 'tom', 'dreven')).toBe('organiser')
  expect(who('TENANT_ADMIN', 'beheer')).toBe('editor')
  expect(mayOffer('proposer', 'submitted', 'write')).toBe(true)
  expect(mayOffer('proposer', 'published', 'write')).toBe(false)
})

test('a wijkspecialist reads what is public like everybody, and writes nothing', () => {
  expect(standingOfRole('NEIGHBOURHOOD_SPECIALIST')).toBeNull()
  expect(offerRoles).not.toContain('NEIGHBOURHOOD_SPECIALIST')
  for (const role of offerRoles) expect(standingOfRole(role), role).not.toBeNull()
})
