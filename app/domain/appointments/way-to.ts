/**
 * Where somebody has to go for an appointment: the place as the practice wrote it, in the city of the wijk; null when nobody
 * has to go anywhere, and for what is over or off.
 */
export function placeToGo(
  appointment: { readonly channel: string; readonly status: string; readonly location: string },
  city: string,
): string | null {
  const { channel, status, location } = appointment
  const goes = channel === 'in_person' && ['pending', 'booked'].includes(status)
  return goes && location !== '' ? `${location}, ${city}` : null
}

/** The place on a map, on a site of others: it hears which place is asked for and nothing else. */
export function wayHref(place: string): string {
  return `https://www.openstreetmap.org/search?${new URLSearchParams({ query: place }).toString()}`
}
