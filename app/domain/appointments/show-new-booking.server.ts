import type { Temporal } from 'temporal-polyfill'
import type { Bookable } from './bookable.queries.server.ts'
import type { NewBooking } from './read-new-booking.server.ts'
import type { Reader } from './show-appointment.server.ts'
import { showHeld } from './show-choice.server.ts'
import { showKinds, showProfessionals } from './shown-choices.server.ts'
import { showWeek, withWhom } from './shown-times.server.ts'

const personOf = (chosen: Bookable | null) =>
  chosen && { id: chosen.professional.personId, calledName: chosen.professional.calledName }

/**
 * A step of a new appointment in the reader's words.
 * @param monday of the week that is wanted.
 */
export function showNewBooking(page: NewBooking, reader: Reader, monday: Temporal.PlainDate) {
  if (page.step === 'who') {
    const { step, people, hasFirst } = page
    return { step, people: showProfessionals(people, reader), hasFirst }
  }
  const person = personOf(page.chosen)
  if (page.step === 'home') return { step: page.step, person, phone: page.phone }
  if (page.step === 'kind') {
    const { step, types, teams, interpreter, visitsHome } = page
    return { step, person, ...showKinds(types, interpreter, reader, teams), visitsHome }
  }
  const { step, type, phone, waitFor } = page
  const held = page.held && showHeld(page.held, reader)
  const [kind] = showKinds([type], null, reader).kinds
  const week =
    'firstTimes' in page ? showWeek(page.firstTimes, monday, reader, withWhom) : showWeek(page.times, monday, reader)
  return { step, person, kind: kind!, phone, waitFor, held, week }
}
