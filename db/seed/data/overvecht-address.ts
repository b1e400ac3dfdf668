import type { Address } from './types.ts'

/** Drives with their neighbourhood and the first four figures of a postcode. House numbers in the demo are invented. */
const drives: Readonly<Record<string, readonly [neighbourhoodKey: string, postcode: string]>> = {
  Taagdreef: ['taagdreef', '3561'],
  Rubicondreef: ['taagdreef', '3561'],
  Wolgadreef: ['wolgadreef', '3562'],
  Donaudreef: ['wolgadreef', '3561'],
  Zamenhofdreef: ['zamenhofdreef', '3562'],
  Neckardreef: ['neckardreef', '3562'],
  Moezeldreef: ['neckardreef', '3561'],
  Marnedreef: ['vechtzoom-zuid', '3561'],
  Amazonedreef: ['amazonedreef', '3563'],
  Nicaraguadreef: ['amazonedreef', '3563'],
  Zambesidreef: ['zambesidreef', '3564'],
  Gambiadreef: ['zambesidreef', '3564'],
  Tigrisdreef: ['tigrisdreef', '3564'],
  Bostondreef: ['tigrisdreef', '3565'],
  Franciscusdreef: ['bedrijvengebied', '3565'],
  Gageldijk: ['poldergebied', '3566'],
}

export const overvechtDrives = Object.keys(drives)

/**
 * An address in Overvecht on an existing drive, with an invented house number.
 * Throws on a drive that is not in the list: the data would point nowhere.
 */
export function overvechtAddress(street: string, houseNumber: string): Address {
  const drive = drives[street]
  if (!drive) throw new Error(`Unknown drive: ${street}`)
  const [neighbourhoodKey, digits] = drive
  return { street, houseNumber, postcode: `${digits} XX`, city: 'Utrecht', neighbourhoodKey }
}
