import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accounts } from '#db/schema/identity.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { listResidentCards } from './residents.queries.server.ts'

export interface AccountOf {
  readonly id: string
  readonly personId: string
  /** Empty for a resident who signs in at the identity provider and has none. */
  readonly email: string
  readonly kind: 'resident' | 'professional' | 'admin' | 'officer'
  readonly status: 'invited' | 'active' | 'closed'
  readonly language: string
  /** Everything that this person is called, for the rule that a password is no name. */
  readonly names: readonly string[]
}

async function namesOf(tx: Tx, personId: string): Promise<string[]> {
  const [professionals, cards] = [await findProfessionals(tx, [personId]), await listResidentCards(tx, [personId])]
  const professional = professionals.get(personId)
  const name = cards.get(personId)?.name
  const called = professional ? [professional.calledName, professional.name] : []
  return [...called, ...(name ? [name.given, name.family] : [])]
}

/** An account with the names of its person, or null. For the portal while it signs somebody in, and for the person. */
export async function findAccountOf(tx: Tx, accountId: string): Promise<AccountOf | null> {
  const [row] = await tx
    .select({
      id: accounts.id,
      personId: accounts.personId,
      email: accounts.email,
      kind: accounts.kind,
      status: accounts.status,
      language: accounts.language,
    })
    .from(accounts)
    .where(and(eq(accounts.tenantId, tx.actor.tenantId), eq(accounts.id, accountId)))
    .limit(1)
  if (!row) return null
  const email = row.email ?? ''
  return { ...row, email, names: [...(await namesOf(tx, row.personId)), email] }
}
