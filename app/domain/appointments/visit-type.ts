export const channels = ['in_person', 'phone', 'video', 'home'] as const
export type Channel = (typeof channels)[number]

export const visitTypeCodes = [
  'CONSULT',
  'DOUBLE_CONSULT',
  'FOUR_DOMAIN_CONVERSATION',
  'PHONE',
  'VIDEO',
  'HOME_VISIT',
  'PRACTICE_NURSE',
  'THREE_WAY_CONVERSATION',
  'PRACTICE_ASSISTANT',
] as const
export type VisitTypeCode = (typeof visitTypeCodes)[number]

/** A kind of visit with the values that a practice starts from (APP-1); each is a setting. */
export interface VisitTypeDefault {
  readonly code: VisitTypeCode
  readonly minutes: number
  readonly channel: Channel
  /** Whether a resident may book it without asking anyone. */
  readonly selfBookable: boolean
  /** What opens it where a resident may not simply book: being invited, asking for it, or nothing. */
  readonly opensBy: 'invitation' | 'request' | null
  /** Hours before the start until which a resident may cancel or move it online (APP-7). */
  readonly cancelNoticeHours: number
}

const selfBookable = { selfBookable: true, opensBy: null, cancelNoticeHours: 24 } as const
const byInvitation = { selfBookable: false, opensBy: 'invitation', cancelNoticeHours: 24 } as const

export const visitTypeDefaults: readonly VisitTypeDefault[] = [
  { code: 'CONSULT', minutes: 15, channel: 'in_person', ...selfBookable },
  { code: 'DOUBLE_CONSULT', minutes: 30, channel: 'in_person', ...selfBookable },
  { code: 'FOUR_DOMAIN_CONVERSATION', minutes: 40, channel: 'in_person', ...byInvitation },
  { code: 'PHONE', minutes: 10, channel: 'phone', ...selfBookable },
  { code: 'VIDEO', minutes: 15, channel: 'video', ...selfBookable },
  { code: 'HOME_VISIT', minutes: 30, channel: 'home', selfBookable: false, opensBy: 'request', cancelNoticeHours: 24 },
  { code: 'PRACTICE_NURSE', minutes: 20, channel: 'in_person', ...selfBookable, cancelNoticeHours: 48 },
  { code: 'THREE_WAY_CONVERSATION', minutes: 45, channel: 'in_person', ...byInvitation },
  { code: 'PRACTICE_ASSISTANT', minutes: 10, channel: 'in_person', ...selfBookable },
]

/** The values that a practice starts from for this kind of visit. */
export function visitTypeDefault(code: VisitTypeCode): VisitTypeDefault {
  return visitTypeDefaults.find((type) => type.code === code)!
}
