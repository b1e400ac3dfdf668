import type { DirectoryEntry, DirectoryTheme } from './directory-types.ts'
import { overvechtAddress } from './overvecht-address.ts'

const defaults = {
  organisationKey: null,
  languages: ['nl'],
  costs: 'Gratis',
  wheelchairAccessible: true,
  hours: null,
} as const

type Written = Omit<DirectoryEntry, 'key' | 'theme' | 'address'>
type Defaulted = keyof typeof defaults | 'organisation'

/** An entry at an address in Overvecht; free, in Dutch, with a door for wheelchairs unless it says otherwise. */
export function makeDirectoryEntry(
  key: string,
  theme: DirectoryTheme,
  [street, houseNumber]: readonly [street: string, houseNumber: string],
  fields: Omit<Written, Defaulted> & Partial<Pick<Written, Defaulted>>,
): DirectoryEntry {
  return {
    ...defaults,
    organisation: fields.name,
    key,
    theme,
    address: overvechtAddress(street, houseNumber),
    ...fields,
  }
}
