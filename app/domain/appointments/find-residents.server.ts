import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { decideAccessToList } from '../access/decide-access.server.ts'
import { identificationOf, type Identification, type IdentificationRow } from '../access/identification.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { readResidentSearch } from './resident-search.ts'

/**
 * Residents in the care of the actor's teams whose name begins with these words, or who were born on this day; 20 at most,
 * by family name. The search is logged with what was searched for and with everybody it showed (LOG-1).
 * Refuses `notFound` to who is no professional, and `appointments.searchMore` when there is nothing to search for.
 */
export async function findResidents(tx: Tx, text: string): Promise<Result<readonly Identification[]>> {
  if (tx.actor.kind !== 'professional') return notFound
  const search = readResidentSearch(text)
  if (!search) return refuse('appointments.searchMore')
  // As an array of PostgreSQL: the words hold letters and apostrophes alone.
  const words = `{${search.words.map((word) => `"${word}"`).join(',')}}`
  const { rows } = await tx.execute<IdentificationRow>(
    sql`select * from own_residents_find(${words}::text[], ${search.birthDate?.toString() ?? null}::date)`,
  )
  const items = rows.map(identificationOf)
  const query = [...search.words, ...(search.birthDate ? [search.birthDate.toString()] : [])].join(' ')
  return done(await decideAccessToList(tx, { resource: 'contact', action: 'read', items, query }))
}
