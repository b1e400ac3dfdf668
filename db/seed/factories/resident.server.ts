import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { sealIdentityNumber, sealPhone } from '#app/domain/identity/sealed-contact.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { registrationTopics, supportTopics, type Topic } from '#app/domain/access/topics.ts'
import { accessGrants, careRelationships } from '../../schema/access.ts'
import { accounts, people, residents } from '../../schema/identity.ts'
import type { OwnerDb } from './insert.server.ts'

export async function makeResident(
  { db }: OwnerDb,
  tenantId: string,
  now: Temporal.Instant,
  given: {
    givenName: string
    prefix?: string | null
    familyName: string
    salutation?: 'mevrouw' | 'meneer' | null
    /** ISO date. */
    birthDate?: string
    language?: string
    interpreterLanguage?: string | null
    phone?: string | null
    /** Nine digits that pass the 11-test. */
    identityNumber?: string | null
    street?: string | null
    neighbourhoodId?: string | null
  },
): Promise<{ id: string }> {
  const id = newId()
  await db.insert(people).values({ tenantId, id, createdAt: now })
  await db.insert(residents).values({
    tenantId,
    id,
    givenName: given.givenName,
    prefix: given.prefix ?? null,
    familyName: given.familyName,
    salutation: given.salutation ?? null,
    birthDate: Temporal.PlainDate.from(given.birthDate ?? '1980-05-05'),
    language: given.language ?? 'nl',
    interpreterLanguage: given.interpreterLanguage ?? null,
    phoneSealed: sealPhone({ tenantId, id }, given.phone ?? null),
    ...sealIdentityNumber({ tenantId, id }, given.identityNumber ?? null),
    street: given.street ?? null,
    neighbourhoodId: given.neighbourhoodId ?? null,
    createdAt: now,
  })
  return { id }
}

/** An account to sign in with. `passwordHash` is argon2id in PHC form. */
export async function makeAccount(
  { db }: OwnerDb,
  tenantId: string,
  now: Temporal.Instant,
  given: {
    personId?: string
    email: string
    passwordHash: string | null
    kind: 'resident' | 'professional' | 'admin' | 'officer'
    language?: string
    /** Of an administrator or a privacy officer. */
    displayName?: string
  },
): Promise<{ id: string; personId: string }> {
  const personId = given.personId ?? newId()
  if (!given.personId) await db.insert(people).values({ tenantId, id: personId, createdAt: now })
  const id = newId()
  await db.insert(accounts).values({
    tenantId,
    id,
    personId,
    email: given.email,
    passwordHash: given.passwordHash,
    kind: given.kind,
    displayName: given.displayName ?? null,
    language: given.language ?? 'nl',
    createdAt: now,
  })
  return { id, personId }
}

/** A relationship with a team, and the grants that it opens, one a topic (access). */
export async function makeCareRelationship(
  { db }: OwnerDb,
  tenantId: string,
  given: {
    residentId: string
    teamId: string
    personId?: string | null
    kind: 'REGISTRATION' | 'SUPPORT'
    startsAt: Temporal.Instant
  },
): Promise<{ id: string }> {
  const id = newId()
  await db.insert(careRelationships).values({ tenantId, id, ...given, personId: given.personId ?? null })
  const topics: readonly Topic[] = given.kind === 'REGISTRATION' ? registrationTopics : supportTopics
  await db.insert(accessGrants).values(
    topics.map((topic) => ({
      tenantId,
      id: newId(),
      residentId: given.residentId,
      granteeTeamId: given.teamId,
      topic,
      level: 'contribute' as const,
      source: 'care_relationship' as const,
      sourceId: id,
      during: sql`tstzrange(${given.startsAt.toString()}::timestamptz, null)` as unknown as string,
    })),
  )
  return { id }
}
