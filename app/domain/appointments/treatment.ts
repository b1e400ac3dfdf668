/** The most bookings that one change of a schedule settles: what is more is done in parts. */
export const mostBookingsHit = 100

/** What happens to a booking that a change of a schedule hits. */
export type Treatment =
  /** It stays as it is. */
  | { readonly way: 'keep' }
  /** A colleague who is free then takes it; without one named, the first who can. */
  | { readonly way: 'colleague'; readonly personId: string | null }
  /** The resident reads why, and chooses a new time. */
  | { readonly way: 'cancel' }
  /** It stays until somebody of the team called. */
  | { readonly way: 'call' }

export interface Treatments {
  readonly byBooking: ReadonlyMap<string, Treatment>
  /** For every booking that has none of its own. */
  readonly rest: Treatment | null
  /** For the residents whose appointment is cancelled. */
  readonly words: string | null
}

const ways = ['keep', 'cancel', 'call'] as const

/** `keep`, `cancel`, `call`, `colleague` or `colleague.<person>`; null for anything else. */
export function readTreatment(text: string): Treatment | null {
  const [way, personId = null] = text.split('.')
  if (way === 'colleague') return { way, personId }
  return ways.flatMap((each) => (each === way ? [{ way: each }] : []))[0] ?? null
}

/** The value of a choice in a form; `readTreatment` reads it. */
export function treatmentText(treatment: Treatment): string {
  return treatment.way === 'colleague' && treatment.personId !== null
    ? `colleague.${treatment.personId}`
    : treatment.way
}

/**
 * What happens to one booking: what was chosen for it, else for all others; null when nothing was, or when no colleague is
 * free (any more).
 * @param free who can take it over, the first one first.
 */
export function treatmentOf(bookingId: string, free: readonly string[], treatments: Treatments): Treatment | null {
  const chosen = treatments.byBooking.get(bookingId) ?? treatments.rest
  if (chosen?.way !== 'colleague') return chosen
  const personId = chosen.personId ?? free[0]
  return personId !== undefined && free.includes(personId) ? { way: 'colleague', personId } : null
}
