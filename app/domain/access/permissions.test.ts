import { expect, test } from 'vitest'
import type { RoleCode } from '../shared/actor.ts'
import { permissionMatrix, topicsOfResource, type Resource } from './permissions.ts'
import { topics, topicsOf } from './topics.ts'

const resources = Object.keys(permissionMatrix) as Resource[]
const roles = [
  'RESIDENT',
  'REPRESENTATIVE',
  'GENERAL_PRACTITIONER',
  'PRACTICE_ASSISTANT',
  'PRACTICE_NURSE',
  'SOCIAL_WORKER',
  'DISTRICT_NURSE',
  'NEIGHBOURHOOD_SPECIALIST',
  'WELLBEING_COACH',
] as const

test('every resource is opened by topics that residents share by, and by no others', () => {
  for (const resource of resources) {
    for (const topic of topicsOfResource[resource]) expect(topics, resource).toContain(topic)
    expect(new Set(topicsOfResource[resource]).size, resource).toBe(topicsOfResource[resource].length)
  }
  expect(Object.keys(topicsOfResource).sort()).toEqual([...resources].sort())
})

/** Not about the content of anybody's record: accounts, the log, that the button was used, on what ground one works, and who takes part in an activity. */
const withoutContent: readonly string[] = [
  'account',
  'accessLog',
  'emergencyAccess',
  'legalBasis',
  'settings',
  'offer',
  'registration',
  'ownActions',
]

test('the administrator, the privacy officer, an organiser, the portal itself and who is not signed in read no content of anybody', () => {
  for (const role of [
    'TENANT_ADMIN',
    'PRIVACY_OFFICER',
    'ACTIVITY_ORGANISER',
    'SYSTEM',
    'ANONYMOUS',
  ] as const satisfies RoleCode[]) {
    expect(topicsOf(role)).toEqual([])
    for (const resource of resources.filter((each) => !withoutContent.includes(each)))
      for (const cell of permissionMatrix[resource][role] ?? [])
        expect(cell.actions, resource).toEqual(['readMetadata'])
  }
})

test('an assistant reads agendas, messages, contact data and who is involved, and nothing of body or mind', () => {
  expect(topicsOf('PRACTICE_ASSISTANT')).toEqual(['APPOINTMENTS', 'MESSAGES', 'CONTACT', 'CARE_TEAM'])
})

test('what is one’s own is for residents alone, and a mandate for representatives alone', () => {
  for (const resource of resources) {
    for (const role of roles) {
      for (const { by } of permissionMatrix[resource][role] ?? []) {
        expect(by.includes('own'), `${resource} ${role}`).toBe(role === 'RESIDENT')
        expect(by.includes('mandate'), `${resource} ${role}`).toBe(role === 'REPRESENTATIVE')
        if (role === 'RESIDENT' || role === 'REPRESENTATIVE') expect(by).toHaveLength(1)
      }
    }
  }
})

test('whoever may do something may know that it exists', () => {
  for (const resource of resources) {
    for (const role of roles)
      for (const { actions } of permissionMatrix[resource][role] ?? [])
        expect(actions, `${resource} ${role}`).toContain('readMetadata')
  }
})

test('the emergency button is for huisarts, praktijkondersteuner and wijkverpleegkundige (BG-1)', () => {
  for (const resource of resources) {
    for (const role of [
      'PRACTICE_ASSISTANT',
      'SOCIAL_WORKER',
      'WELLBEING_COACH',
      'REPRESENTATIVE',
      'RESIDENT',
    ] as const)
      for (const { by } of permissionMatrix[resource][role] ?? [])
        expect(by, `${resource} ${role}`).not.toContain('emergency')
  }
})

test('an assistant’s cells never ask for content that assistants may not read', () => {
  const readable = topicsOf('PRACTICE_ASSISTANT')
  // Who has permission for what names topics and holds none of their content.
  for (const resource of resources.filter((each) => each !== 'permission')) {
    for (const { actions } of permissionMatrix[resource].PRACTICE_ASSISTANT ?? []) {
      const content = actions.some((action) => action !== 'readMetadata')
      if (content)
        expect(
          topicsOfResource[resource].every((topic) => readable.includes(topic)),
          resource,
        ).toBe(true)
    }
  }
})
