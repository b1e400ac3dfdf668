import { Temporal } from 'temporal-polyfill'

/** The most bookings that one change of a schedule settles: what is more is done in parts. */
export const mostBookingsHit = 100

/** What happens to a booking that a change of a schedule hits. */
export type Treatment =
  /** It stays as it is. */
  | { readonly way: 'keep' }
  /** A colleague who is free then takes it; without one named, the first who can. */
  | { readonly way: 'colleague'; readonly personId: string | null }
  /** The same professional sees the resident at another time; without one named, the first that is offered. */
  | { readonly way: 'move'; readonly startsAt: Temporal.Instant | null }
  /** The resident reads why, and chooses a new time. */
  | { readonly way: 'cancel' }
  /** It stays until somebody of the team called. */
  | { readonly way: 'call' }

/** What happens to a group that a change hits. */
export type GroupTreatment =
  | { readonly way: 'keep' }
  /** This colleague leads it. */
  | { readonly way: 'colleague'; readonly personId: string }
  /** Everybody in it reads why. */
  | { readonly way: 'cancel' }

export interface Treatments {
  readonly byBooking: ReadonlyMap<string, Treatment>
  /** For every booking that has none of its own. */
  readonly rest: Treatment | null
  /** For the residents whose appointment is cancelled. */
  readonly words: string | null
}

const ways = ['keep', 'cancel', 'call'] as const

/** `keep`, `cancel`, `call`, `colleague`, `colleague.<person>`, `move` or `move.<minutes since 1970>`; null for anything else. */
export function readTreatment(text: string): Treatment | null {
  const [way, which = null] = text.split('.')
  if (way === 'colleague') return { way, personId: which }
  if (way === 'move' && which === null) return { way, startsAt: null }
  if (way === 'move' && which !== null && /^\d{1,9}$/.test(which))
    return { way, startsAt: Temporal.Instant.fromEpochMilliseconds(Number(which) * 60_000) }
  return ways.flatMap((each) => (each === way ? [{ way: each }] : []))[0] ?? null
}

/** The value of a choice in a form; `readTreatment` reads it. */
export function treatmentText(treatment: Treatment): string {
  if (treatment.way === 'colleague' && treatment.personId !== null) return `colleague.${treatment.personId}`
  if (treatment.way === 'move' && treatment.startsAt !== null)
    return `move.${Math.floor(treatment.startsAt.epochMilliseconds / 60_000)}`
  return treatment.way
}

/**
 * What happens to one booking: what was chosen for it, else for all others; null when nothing was, or when no colleague or
 * no other time is free (any more).
 * @param possible who can take it over, and when else it can be; the first one first.
 */
export function treatmentOf(
  bookingId: string,
  possible: { readonly free: readonly string[]; readonly times: readonly Temporal.Instant[] },
  treatments: Treatments,
): Treatment | null {
  const chosen = treatments.byBooking.get(bookingId) ?? treatments.rest
  const { free, times } = possible
  if (chosen?.way === 'move') {
    const asked = chosen.startsAt ?? times[0]
    const startsAt = times.find((time) => asked !== undefined && time.equals(asked))
    return startsAt ? { way: 'move', startsAt } : null
  }
  if (chosen?.way !== 'colleague') return chosen
  const personId = chosen.personId ?? free[0]
  return personId !== undefined && free.includes(personId) ? { way: 'colleague', personId } : null
}

/**
 * What happens to a group: what was chosen for it by itself, never what was chosen for the rest; null when nothing was, when a
 * group has no such way, or when no colleague is free (any more).
 */
export function treatmentOfGroup(
  groupId: string,
  free: readonly string[],
  { byBooking }: Treatments,
): GroupTreatment | null {
  const chosen = byBooking.get(groupId)
  if (chosen?.way === 'keep' || chosen?.way === 'cancel') return chosen
  if (chosen?.way !== 'colleague' || chosen.personId === null || !free.includes(chosen.personId)) return null
  return { way: 'colleague', personId: chosen.personId }
}
