import { and, eq, inArray } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { residents } from '#db/schema/identity.ts'
import type { PersonName } from '../shared/person-name.ts'
import { openPhone } from './sealed-contact.server.ts'

/** Who a resident is, for those whom the topic CONTACT is open to; policies hide the row from all others. */
export interface ResidentCard {
  readonly id: string
  readonly name: PersonName
  readonly birthDate: Temporal.PlainDate
  /** BCP 47. */
  readonly language: string
  /** BCP 47; null when no interpreter is needed. */
  readonly interpreterLanguage: string | null
  readonly phone: string | null
  readonly street: string | null
}

/** Residents by id, as far as the actor may see them. Callers decided about the list first. At most 500 at once. */
export async function listResidentCards(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ResidentCard>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .select({
      tenantId: residents.tenantId,
      id: residents.id,
      givenName: residents.givenName,
      prefix: residents.prefix,
      familyName: residents.familyName,
      salutation: residents.salutation,
      birthDate: residents.birthDate,
      language: residents.language,
      interpreterLanguage: residents.interpreterLanguage,
      phoneSealed: residents.phoneSealed,
      phoneInClear: residents.phoneInClear,
      street: residents.street,
    })
    .from(residents)
    .where(and(eq(residents.tenantId, tx.actor.tenantId), inArray(residents.id, wanted)))
    .limit(500)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: { given: row.givenName, prefix: row.prefix, family: row.familyName, salutation: row.salutation },
        birthDate: row.birthDate,
        language: row.language,
        interpreterLanguage: row.interpreterLanguage,
        phone: openPhone(row),
        street: row.street,
      },
    ]),
  )
}
