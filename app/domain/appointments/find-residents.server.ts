import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import type { PersonName } from '../shared/person-name.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { readResidentSearch } from './resident-search.ts'

export interface FoundResident {
  readonly residentId: string
  readonly name: PersonName
  readonly birthDate: Temporal.PlainDate
}

interface Row extends Record<string, unknown> {
  readonly resident_id: string
  readonly given_name: string
  readonly prefix: string | null
  readonly family_name: string
  readonly birth_date: string
}

/**
 * Residents in the care of the actor's teams whose name begins with these words, or who were born on this day; 20 at most,
 * by family name. The search is logged with what was searched for and with everybody it showed (LOG-1).
 * Refuses `notFound` to who is no professional, and `appointments.searchMore` when there is nothing to search for.
 */
export async function findResidents(tx: Tx, text: string): Promise<Result<readonly FoundResident[]>> {
  if (tx.actor.kind !== 'professional') return notFound
  const search = readResidentSearch(text)
  if (!search) return refuse('appointments.searchMore')
  // As an array of PostgreSQL: the words hold letters and apostrophes alone.
  const words = `{${search.words.map((word) => `"${word}"`).join(',')}}`
  const { rows } = await tx.execute<Row>(
    sql`select * from own_residents_find(${words}::text[], ${search.birthDate?.toString() ?? null}::date)`,
  )
  const items = rows.map((row) => ({
    residentId: row.resident_id,
    name: { given: row.given_name, prefix: row.prefix, family: row.family_name },
    birthDate: Temporal.PlainDate.from(row.birth_date),
  }))
  const query = [...search.words, ...(search.birthDate ? [search.birthDate.toString()] : [])].join(' ')
  return done(await decideAccessToList(tx, { resource: 'contact', action: 'read', items, query }))
}
