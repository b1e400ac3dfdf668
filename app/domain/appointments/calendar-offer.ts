import type { Temporal } from 'temporal-polyfill'
import type { AppointmentStatus } from './appointment.ts'

/**
 * What a resident may do with the calendar file of an appointment: put it in the own calendar, strike through there what
 * was cancelled, or null for what is over, which no calendar needs any more.
 */
export function calendarOffer(
  { status, endsAt }: { readonly status: AppointmentStatus; readonly endsAt: Temporal.Instant },
  now: Temporal.Instant,
): 'add' | 'strike' | null {
  if (endsAt.epochMilliseconds <= now.epochMilliseconds) return null
  if (status === 'cancelled') return 'strike'
  return status === 'pending' || status === 'booked' || status === 'arrived' ? 'add' : null
}
