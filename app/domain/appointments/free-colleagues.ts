import type { WorkingCalendar } from '#app/domain/tenants/working-days.ts'
import { isOpenFor, isThereFor, type Booking } from './bookings-hit.ts'
import type { Schedule } from './schedule.ts'
import type { BusyRange } from './slots.ts'

/** A colleague who may take a booking over. */
export interface FreeColleague {
  readonly id: string
  readonly calledName: string
  readonly schedule: Schedule
  readonly busy: readonly BusyRange[]
}

const meets = (one: BusyRange, other: BusyRange) =>
  one.startsAt.epochMilliseconds < other.endsAt.epochMilliseconds &&
  other.startsAt.epochMilliseconds < one.endsAt.epochMilliseconds

/**
 * Who can take this booking over at its own time: nobody who is busy or away then; with a session for the whole of it, or
 * as the deputy, who comes first.
 */
export function freeColleagues<C extends FreeColleague>(
  booking: Booking,
  colleagues: readonly C[],
  calendar: WorkingCalendar,
  deputyPersonId: string | null,
): C[] {
  const free = colleagues.filter(
    ({ id, schedule, busy }) =>
      !busy.some((range) => meets(range, booking)) &&
      (id === deputyPersonId ? isThereFor(schedule, booking, calendar) : isOpenFor(schedule, booking, calendar)),
  )
  return [...free.filter(({ id }) => id === deputyPersonId), ...free.filter(({ id }) => id !== deputyPersonId)]
}
