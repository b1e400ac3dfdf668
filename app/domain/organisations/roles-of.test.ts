import { expect, test } from 'vitest'
import { workRoles } from '../shared/actor.ts'
import { belongsIn, rolesALeadInvites, rolesOf } from './roles-of.ts'

const kinds = ['GP_PRACTICE', 'NEIGHBOURHOOD_TEAM', 'COMMUNITY_ORGANISATION'] as const

test('every role belongs in one kind of team, and a wijkteam has no huisarts', () => {
  for (const role of workRoles) expect(kinds.filter((kind) => belongsIn(role, kind)).length, role).toBe(1)
  expect(rolesOf('NEIGHBOURHOOD_TEAM')).not.toContain('GENERAL_PRACTITIONER')
  expect(belongsIn('TENANT_ADMIN', 'GP_PRACTICE')).toBe(false)
})

test('in an organisation that offers activities nobody has a role in which residents are seen', () => {
  expect(rolesOf('COMMUNITY_ORGANISATION')).toEqual(['ACTIVITY_ORGANISER'])
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
