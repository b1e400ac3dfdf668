import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { fullName } from '../shared/person-name.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideByRole } from './decide-by-role.server.ts'
import { identificationOf, type Identification, type IdentificationRow } from './identification.ts'

/** Residents by id, name and birth date, for the privacy officer; callers log whom they show. At most 500. */
export async function readResidents(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Identification>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const { rows } = await tx.execute<IdentificationRow>(
    sql`select * from officer_residents(${`{${wanted.join(',')}}`}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.resident_id, identificationOf(row)]))
}

export interface FoundPeople {
  readonly residents: readonly Identification[]
  readonly professionals: readonly { readonly id: string; readonly name: string }[]
}

/**
 * Whose log to read: residents with exactly this family name and birth date, or, without a birth date, professionals whose
 * name has this in it; twenty at most. The search is logged with what was searched for (LOG-1).
 */
export async function findPeople(
  tx: Tx,
  { name, birthDate }: { readonly name: string; readonly birthDate?: string | undefined },
): Promise<Result<FoundPeople>> {
  const query = birthDate ? `${name}, ${birthDate}` : name
  if (tx.actor.kind !== 'officer') {
    decideByRole(tx, { resource: 'accessLog', action: 'execute', query })
    return notFound
  }
  const found = birthDate
    ? await tx.execute<IdentificationRow>(sql`select * from officer_find_residents(${name}, ${birthDate}::date)`)
    : { rows: [] }
  const residents = found.rows.map(identificationOf)
  const objects = residents.map(({ residentId }) => ({ residentId }))
  if (!decideByRole(tx, { resource: 'accessLog', action: 'read', query, objects })) return notFound
  return done({ residents, professionals: birthDate ? [] : await findByName(tx, name) })
}

async function findByName(tx: Tx, name: string): Promise<FoundPeople['professionals']> {
  const { rows } = await tx.execute<{ id: string; given: string; prefix: string | null; family: string }>(sql`
    select id, given_name as given, prefix, family_name as family from professionals
    where tenant_id = ${tx.actor.tenantId} and strpos(lower(concat_ws(' ', given_name, prefix, family_name, called_name)), lower(${name})) > 0
    order by family_name, given_name, id limit 20`)
  return rows.map(({ id, ...each }) => ({ id, name: fullName(each) }))
}

/** The name of whom a search is about: a professional's, or a resident's; empty for who is neither. */
export async function readPersonName(tx: Tx, id: string): Promise<string> {
  const resident = (await readResidents(tx, [id])).get(id)
  return resident ? fullName(resident.name) : ((await findProfessionals(tx, [id])).get(id)?.name ?? '')
}
