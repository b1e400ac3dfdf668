import type { Address } from './types.ts'

const streets: Readonly<Record<string, readonly [neighbourhoodKey: string, postcode: string]>> = {
  Hildebrandplein: ['spoorwijk', '2522 XX'],
  Beetsstraat: ['spoorwijk', '2522 XX'],
  Goeverneurlaan: ['laakkwartier-oost', '2523 XX'],
  Slachthuislaan: ['laakkwartier-west', '2521 XX'],
}

/** An address in Spoorwijk or beside it, with an invented house number. Throws on a street that is not in the list. */
export function spoorwijkAddress(street: string, houseNumber: string): Address {
  const found = streets[street]
  if (!found) throw new Error(`Unknown street: ${street}`)
  return { street, houseNumber, postcode: found[1], city: 'Den Haag', neighbourhoodKey: found[0] }
}
