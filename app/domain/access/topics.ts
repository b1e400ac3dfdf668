import type { RoleCode } from '../shared/actor.ts'

/** The topics that a resident shares by (CON-1), and three that follow from a relationship. */
export const topics = [
  'BODY',
  'MIND',
  'SOCIAL',
  'SOCIETAL',
  'RESULTS',
  'APPOINTMENTS',
  'PLAN',
  'MESSAGES',
  'CONTACT',
  'CARE_TEAM',
  'HELP',
] as const
export type Topic = (typeof topics)[number]

export const domainTopics = ['BODY', 'MIND', 'SOCIAL', 'SOCIETAL'] as const satisfies readonly Topic[]

/** What registering with a practice opens, one grant each. */
export const registrationTopics = topics.filter((topic) => topic !== 'HELP')
/** What support by a wijkteam opens, one grant each (access: wijkteam-medewerker, `r`). */
export const supportTopics = [
  'SOCIAL',
  'SOCIETAL',
  'APPOINTMENTS',
  'PLAN',
  'MESSAGES',
  'CONTACT',
  'CARE_TEAM',
  'HELP',
] as const satisfies readonly Topic[]

const clinical: readonly Topic[] = topics
const content: Record<RoleCode, readonly Topic[]> = {
  GENERAL_PRACTITIONER: clinical,
  PRACTICE_NURSE: clinical,
  SOCIAL_WORKER: topics,
  PRACTICE_ASSISTANT: ['APPOINTMENTS', 'MESSAGES', 'CONTACT', 'CARE_TEAM'],
  DISTRICT_NURSE: ['BODY', 'APPOINTMENTS', 'PLAN', 'MESSAGES', 'CONTACT', 'CARE_TEAM'],
  NEIGHBOURHOOD_SPECIALIST: topics,
  WELLBEING_COACH: ['SOCIAL', 'APPOINTMENTS', 'PLAN', 'MESSAGES', 'CONTACT', 'CARE_TEAM'],
  // Writes what an organisation offers: no topic, so no grant opens anything.
  ACTIVITY_ORGANISER: [],
  RESIDENT: topics,
  REPRESENTATIVE: topics,
  TENANT_ADMIN: [],
  PRIVACY_OFFICER: [],
  SYSTEM: [],
  ANONYMOUS: [],
}

/**
 * The topics whose content a role may read at all, if a grant opens them; for the rest it sees at most that something
 * exists (access: `m`). Policies see it as `app.topics`.
 */
export function topicsOf(role: RoleCode): readonly Topic[] {
  return content[role]
}
