import type { Channel } from '#app/domain/appointments/visit-type.ts'

/** The talk of a buurtteam, beside the kinds of visit that each practice starts from (APP-1). */
export const supportTalk = {
  code: 'SUPPORT_TALK',
  minutes: 45,
  channel: 'in_person' satisfies Channel,
  selfBookable: true,
  cancelNoticeHours: 24,
} as const
