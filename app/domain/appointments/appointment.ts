import { Temporal } from 'temporal-polyfill'
import { done, refuse, type Result } from '#app/domain/shared/result.ts'

/** FHIR R4 AppointmentStatus, without `waitlist` and `checked-in` (APP-4). */
export const appointmentStatuses = [
  'proposed',
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'cancelled',
  'noshow',
  'entered-in-error',
] as const
export type AppointmentStatus = (typeof appointmentStatuses)[number]

/** What takes time in an agenda: nothing else may be booked over it (APP-3). */
export const busyStatuses = [
  'pending',
  'booked',
  'arrived',
  'fulfilled',
] as const satisfies readonly AppointmentStatus[]

export const appointmentActions = [
  'confirm',
  'move',
  'cancel',
  'arrive',
  'fulfil',
  'mark_no_show',
  'enter_in_error',
] as const
export type AppointmentAction = (typeof appointmentActions)[number]

export type AppointmentParty = 'resident' | 'practice' | 'system'

/** Nobody comes in earlier than so many hours before: that is another day's appointment, which would be lost to its resident. */
const nearHours = 12

interface Rule {
  readonly by: readonly AppointmentParty[]
  /** The status that each status goes to; a status that is absent refuses the action. */
  readonly from: Readonly<Partial<Record<AppointmentStatus, AppointmentStatus>>>
  /** When: a resident within the notice of APP-7, anybody only once it has begun or is near, or at any time. */
  readonly when?: 'in_time' | 'once_begun' | 'near'
}

const rules: Readonly<Record<AppointmentAction, Rule>> = {
  confirm: { by: ['practice', 'system'], from: { proposed: 'booked', pending: 'booked' } },
  move: { by: ['resident', 'practice'], from: { pending: 'pending', booked: 'booked' }, when: 'in_time' },
  cancel: {
    by: ['resident', 'practice', 'system'],
    from: { proposed: 'cancelled', pending: 'cancelled', booked: 'cancelled' },
    when: 'in_time',
  },
  // Who comes in after all was no no-show.
  arrive: { by: ['practice'], from: { booked: 'arrived', noshow: 'arrived' }, when: 'near' },
  fulfil: { by: ['practice'], from: { booked: 'fulfilled', arrived: 'fulfilled' }, when: 'once_begun' },
  mark_no_show: { by: ['practice'], from: { booked: 'noshow' }, when: 'once_begun' },
  enter_in_error: {
    by: ['practice'],
    from: {
      proposed: 'entered-in-error',
      pending: 'entered-in-error',
      booked: 'entered-in-error',
      arrived: 'entered-in-error',
      fulfilled: 'entered-in-error',
      cancelled: 'entered-in-error',
      noshow: 'entered-in-error',
    },
  },
}

export interface AppointmentMoment {
  readonly who: AppointmentParty
  readonly now: Temporal.Instant
  readonly startsAt: Temporal.Instant
  /** Of the visit type (APP-7): hours of elapsed time, 24 by default. */
  readonly cancelNoticeHours: number
}

/** The last instant at which a resident may cancel or move online: `hours` of elapsed time before the start (APP-7). */
export function onlineEditableUntil(startsAt: Temporal.Instant, hours: number): Temporal.Instant {
  return startsAt.subtract({ milliseconds: Math.round(hours * 3_600_000) })
}

/** The status an appointment goes to by `action`, or why that may not be, with the notice in hours (APP-4, APP-7). */
export function appointmentCan(
  status: AppointmentStatus,
  action: AppointmentAction,
  { who, now, startsAt, cancelNoticeHours }: AppointmentMoment,
): Result<AppointmentStatus> {
  const rule = rules[action]
  if (!rule.by.includes(who)) return refuse('appointments.notForThisRole')
  const next = rule.from[status]
  if (!next) return refuse('appointments.notInThisState')
  if (rule.when === 'once_begun' && Temporal.Instant.compare(now, startsAt) < 0) {
    return refuse('appointments.notBegunYet')
  }
  if (rule.when === 'near' && Temporal.Instant.compare(now, startsAt.subtract({ hours: nearHours })) < 0) {
    return refuse('appointments.tooEarly', { hours: nearHours })
  }
  if (rule.when === 'in_time' && who === 'resident') {
    const until = onlineEditableUntil(startsAt, cancelNoticeHours)
    if (Temporal.Instant.compare(now, until) > 0)
      return refuse('appointments.tooLateOnline', { hours: cancelNoticeHours })
  }
  return done(next)
}
