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

/** Who is not busy then and is there, the deputy first. */
function freeThen<C extends FreeColleague>(
  booking: BusyRange,
  colleagues: readonly C[],
  deputyPersonId: string | null,
  isThere: (colleague: C) => boolean,
): C[] {
  const free = colleagues.filter((each) => !each.busy.some((range) => meets(range, booking)) && isThere(each))
  return [...free.filter(({ id }) => id === deputyPersonId), ...free.filter(({ id }) => id !== deputyPersonId)]
}

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
  return freeThen(booking, colleagues, deputyPersonId, ({ id, schedule }) =>
    id === deputyPersonId ? isThereFor(schedule, booking, calendar) : isOpenFor(schedule, booking, calendar),
  )
}

/** Who can lead this group at its own time: nobody who is busy or away then; a group needs no session. The deputy comes first. */
export function freeLeaders<C extends FreeColleague>(
  group: Omit<Booking, 'place'>,
  colleagues: readonly C[],
  calendar: WorkingCalendar,
  deputyPersonId: string | null,
): C[] {
  const booking = { ...group, place: null }
  return freeThen(booking, colleagues, deputyPersonId, ({ schedule }) => isThereFor(schedule, booking, calendar))
}
