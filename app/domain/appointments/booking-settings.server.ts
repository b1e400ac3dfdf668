import type { Tenant } from '../tenants/tenant.ts'
import { calendarOf } from '../tenants/calendar-of.ts'
import type { WorkingCalendar } from '../tenants/working-days.ts'
import type { BookingRules } from './slots.ts'

export interface BookingSettings {
  readonly calendar: WorkingCalendar
  readonly rules: BookingRules
  /** How long a chosen time waits for its confirmation (APP-3). */
  readonly holdMinutes: number
}

/** What the settings of the wijk say about booking (APP-2, APP-3). */
export function bookingSettings(tenant: Tenant): BookingSettings {
  const { bookingHorizonDays, bookingLeadMinutes, bookingHoldMinutes } = tenant.settings
  return {
    calendar: calendarOf(tenant),
    rules: { releaseHorizonDays: bookingHorizonDays, minLeadMinutes: bookingLeadMinutes },
    holdMinutes: bookingHoldMinutes,
  }
}
