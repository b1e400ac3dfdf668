import { Temporal } from 'temporal-polyfill'
import type { PersonName } from '../shared/person-name.ts'

/** As much as it takes to know that this is the right person, and no more. */
export interface Identification {
  readonly residentId: string
  readonly name: PersonName
  readonly birthDate: Temporal.PlainDate
}

/** As the functions of the database give it that look for a resident. */
export interface IdentificationRow extends Record<string, unknown> {
  readonly resident_id: string
  readonly given_name: string
  readonly prefix: string | null
  readonly family_name: string
  readonly birth_date: string
}

export const identificationOf = (row: IdentificationRow): Identification => ({
  residentId: row.resident_id,
  name: { given: row.given_name, prefix: row.prefix, family: row.family_name },
  birthDate: Temporal.PlainDate.from(row.birth_date),
})
