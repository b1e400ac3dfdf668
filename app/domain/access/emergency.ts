/** Why somebody opens a record that is not theirs (BG-1). */
export const emergencyReasons = [
  'LIFE_IN_DANGER',
  'UNCONSCIOUS',
  'OWN_PRACTICE_CLOSED',
  'SAFETY_OF_CHILD',
  'OTHER',
] as const
export type EmergencyReason = (typeof emergencyReasons)[number]

export const emergencyOutcomes = ['justified', 'unjustified'] as const
export type EmergencyOutcome = (typeof emergencyOutcomes)[number]

export const emergencyRoleCodes = ['GENERAL_PRACTITIONER', 'PRACTICE_NURSE', 'DISTRICT_NURSE'] as const
export type EmergencyRole = (typeof emergencyRoleCodes)[number]

/** How long the button opens a record, in hours (BG-1). */
export const emergencyHours = 4
/** Characters that the reason in own words has at least and at most (BG-1). */
export const leastReason = 20
export const mostReason = 1_000
/** Working days in which the privacy officer judges (BG-1). */
export const reviewWorkingDays = 5
/** Hours by which telling the resident may be put off at most (BG-1). */
export const mostDelayHours = 72

interface Settings {
  readonly emergencyRoles?: readonly ('PRACTICE_NURSE' | 'DISTRICT_NURSE')[]
  readonly emergencyNoticeDelayHours?: number
}

/** Who has the button in a wijk: every huisarts, who stands in for one too, and the roles that the wijk names (BG-1). */
export function emergencyRoles({ emergencyRoles: others = [] }: Settings): readonly EmergencyRole[] {
  return emergencyRoleCodes.filter((role) => role === 'GENERAL_PRACTITIONER' || others.includes(role))
}

/** Whether this role has the button in a wijk with these settings. */
export function hasEmergencyButton(role: string, settings: Settings): role is EmergencyRole {
  return (emergencyRoles(settings) as readonly string[]).includes(role)
}

/** Hours by which the resident may be told later in a wijk, 0 for at once alone; never more than 72 (BG-1). */
export function noticeDelayHours({ emergencyNoticeDelayHours: hours = 0 }: Settings): number {
  return Math.min(mostDelayHours, Math.max(0, Math.floor(hours)))
}
