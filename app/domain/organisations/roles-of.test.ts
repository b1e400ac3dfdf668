import { expect, test } from 'vitest'
import { professionalRoles } from '../shared/actor.ts'
import { belongsIn, rolesALeadInvites, rolesOf } from './roles-of.ts'

test('every role belongs in one kind of team, and a wijkteam has no huisarts', () => {
  for (const role of professionalRoles)
    expect(belongsIn(role, 'GP_PRACTICE') !== belongsIn(role, 'NEIGHBOURHOOD_TEAM'), role).toBe(true)
  expect(rolesOf('NEIGHBOURHOOD_TEAM')).not.toContain('GENERAL_PRACTITIONER')
  expect(belongsIn('TENANT_ADMIN', 'GP_PRACTICE')).toBe(false)
})

test('the lead of a wijkteam invites nobody who may have the emergency button, unless they may have it themselves', () => {
  expect(rolesALeadInvites('NEIGHBOURHOOD_TEAM', 'SOCIAL_WORKER')).toEqual([
    'SOCIAL_WORKER',
    'NEIGHBOURHOOD_SPECIALIST',
    'WELLBEING_COACH',
  ])
  expect(rolesALeadInvites('NEIGHBOURHOOD_TEAM', 'DISTRICT_NURSE')).toContain('DISTRICT_NURSE')
  expect(rolesALeadInvites('GP_PRACTICE', 'PRACTICE_ASSISTANT')).toEqual(rolesOf('GP_PRACTICE'))
})
