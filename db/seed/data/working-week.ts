import type { ProfessionalRole } from '#app/domain/shared/actor.ts'
import type { ClockTime, ConsultationSession, SeedVisitTypeCode, Weekday } from './types.ts'

const weekdays: Readonly<Record<string, Weekday>> = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5 }

type DayPart = readonly [from: ClockTime, until: ClockTime, onlineShare: number, codes: readonly SeedVisitTypeCode[]]

const dayParts: Readonly<Record<ProfessionalRole, readonly DayPart[]>> = {
  GENERAL_PRACTITIONER: [
    ['08:30', '12:00', 0.5, ['CONSULT', 'DOUBLE_CONSULT', 'PHONE', 'THREE_WAY_CONVERSATION']],
    ['12:30', '13:30', 0, ['HOME_VISIT']],
    ['13:30', '16:30', 0.5, ['CONSULT', 'DOUBLE_CONSULT', 'PHONE', 'VIDEO', 'THREE_WAY_CONVERSATION']],
  ],
  PRACTICE_NURSE: [
    ['08:40', '12:00', 0.5, ['PRACTICE_NURSE', 'FOUR_DOMAIN_CONVERSATION', 'PHONE', 'THREE_WAY_CONVERSATION']],
    ['13:00', '16:40', 0.5, ['PRACTICE_NURSE', 'FOUR_DOMAIN_CONVERSATION', 'PHONE', 'THREE_WAY_CONVERSATION']],
  ],
  PRACTICE_ASSISTANT: [
    ['09:00', '12:00', 0.6, ['PRACTICE_ASSISTANT']],
    ['13:30', '16:00', 0.6, ['PRACTICE_ASSISTANT']],
  ],
  SOCIAL_WORKER: [
    ['09:00', '12:30', 0.4, ['SUPPORT_TALK', 'PHONE', 'THREE_WAY_CONVERSATION', 'HOME_VISIT']],
    ['13:30', '17:00', 0.4, ['SUPPORT_TALK', 'PHONE', 'THREE_WAY_CONVERSATION', 'HOME_VISIT']],
  ],
  DISTRICT_NURSE: [['08:00', '12:00', 0, ['HOME_VISIT', 'PHONE', 'THREE_WAY_CONVERSATION']]],
  NEIGHBOURHOOD_SPECIALIST: [['13:00', '16:00', 0, ['PHONE', 'THREE_WAY_CONVERSATION']]],
  WELLBEING_COACH: [['09:00', '16:00', 0.2, ['SUPPORT_TALK', 'PHONE', 'THREE_WAY_CONVERSATION', 'HOME_VISIT']]],
}

/**
 * The weekly sessions of a part-time week (APP-2).
 * @param days such as 'mon tue thu fri/even': weekdays with, after a slash, the weeks in which they are worked.
 * Throws on an unknown day or rhythm: the data would lose a session in silence.
 */
export function workingWeek(role: ProfessionalRole, days: string): readonly ConsultationSession[] {
  return days.split(' ').flatMap((part) => {
    const [day = '', weeks = 'every'] = part.split('/')
    const weekday = weekdays[day]
    if (!weekday || (weeks !== 'every' && weeks !== 'even' && weeks !== 'odd')) throw new Error(`Unknown day: ${part}`)
    return dayParts[role].map(([startsAt, endsAt, onlineShare, visitTypeCodes]) => ({
      weekday,
      weeks,
      startsAt,
      endsAt,
      visitTypeCodes,
      onlineShare,
    }))
  })
}
