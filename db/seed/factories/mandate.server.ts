import type { Temporal } from 'temporal-polyfill'
import type { MandateKind } from '#app/domain/access/mandate-kinds.ts'
import type { Scope } from '#app/domain/identity/scope.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { mandates } from '../../schema/access.sharing.ts'
import type { OwnerDb } from './insert.server.ts'

/** A mandate that was taken on; the database opens its grants. Lasts a year when nothing else is said. */
export async function makeMandate(
  { db }: OwnerDb,
  tenantId: string,
  given: {
    residentId: string
    representativePersonId: string
    kind: MandateKind
    scopes: readonly Scope[]
    startsAt: Temporal.Instant
    endsAt?: Temporal.Instant
    suspendedAt?: Temporal.Instant | null
    /** Who checked it at the desk; the resident of a proxy gives it. */
    verifiedBy?: string
  },
): Promise<{ id: string }> {
  const id = newId()
  const { kind, startsAt, verifiedBy = null, ...who } = given
  const isProxy = kind === 'PROXY'
  if (!isProxy && verifiedBy === null) throw new Error('somebody at the desk checked it')
  await db.insert(mandates).values({
    tenantId,
    id,
    ...who,
    kind,
    scopes: [...given.scopes],
    createdAt: startsAt,
    startsAt,
    endsAt: given.endsAt ?? startsAt.add({ hours: 24 * 365 }),
    documentReference: kind === 'CURATOR' || kind === 'MENTOR' ? 'C/16/123456' : null,
    verifiedBy,
    verifiedAt: verifiedBy === null ? null : startsAt,
    givenBy: isProxy ? given.residentId : null,
    acceptedAt: startsAt,
    agreedAt: kind === 'PARENT_12_15' ? startsAt : null,
    suspendedAt: given.suspendedAt ?? null,
  })
  return { id }
}
