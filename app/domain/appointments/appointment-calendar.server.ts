import { calendarFile, type CalendarStatus } from '#app/platform/calendar.server.ts'
import type { AppointmentView } from './appointments.queries.server.ts'

/** What the calendar calls each status; a hold is in no calendar yet. */
const statuses: Partial<Record<AppointmentView['status'], CalendarStatus>> = {
  pending: 'tentative',
  booked: 'confirmed',
  arrived: 'confirmed',
  fulfilled: 'confirmed',
  noshow: 'confirmed',
  cancelled: 'cancelled',
}

/**
 * The iCalendar file of an appointment without medical content: a neutral title, the place and a link (APP-9). A later
 * file replaces the earlier one, also to strike it through. null for a hold and for what was entered in error.
 * @param title in the person's language, for example "Afspraak". @param url of the appointment in the portal.
 */
export function appointmentCalendar(
  appointment: AppointmentView,
  { title, url }: { readonly title: string; readonly url: string },
): string | null {
  const status = statuses[appointment.status]
  if (!status) return null
  const { id, startsAt, endsAt, channel, location, sequence, updatedAt } = appointment
  return calendarFile({
    uid: `appointment-${id}@drieluik`,
    title,
    startsAt,
    endsAt,
    // Who is called, or visited at home, goes nowhere.
    location: channel === 'in_person' ? location : null,
    status,
    sequence,
    lastModified: updatedAt,
    url,
    description: url,
  })
}
