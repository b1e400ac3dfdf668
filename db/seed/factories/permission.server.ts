import type { Temporal } from 'temporal-polyfill'
import { newId } from '#app/domain/shared/ids.ts'
import type { Topic } from '#app/domain/access/topics.ts'
import { sharingPermissions } from '../../schema/access.sharing.ts'
import type { OwnerDb } from './insert.server.ts'

export interface GivenPermission {
  readonly residentId: string
  /** One of the two: a professional, or a team. */
  readonly personId?: string
  readonly teamId?: string
  /** One role in that team. */
  readonly role?: string
  /** What was given; empty for a question that nobody answered. */
  readonly topics?: readonly Topic[]
  readonly givenAt?: Temporal.Instant
  /** A year after it was given when left out. */
  readonly endsAt?: Temporal.Instant
  /** Written down by this professional on the resident's word. */
  readonly recordedBy?: string
  readonly asked?: {
    readonly by: string
    readonly teamId: string
    readonly at: Temporal.Instant
    readonly topics: readonly Topic[]
    readonly reason: string
    readonly refusedAt?: Temporal.Instant
  }
}

/** A permission, or a question for one; what was given opens its grants by itself (a trigger of the table). */
export async function makePermission(
  { db }: OwnerDb,
  tenantId: string,
  { residentId, personId, teamId, role, topics = [], givenAt, endsAt, recordedBy, asked }: GivenPermission,
): Promise<{ id: string }> {
  const id = newId()
  const given = givenAt && topics.length > 0 ? givenAt : null
  await db.insert(sharingPermissions).values({
    tenantId,
    id,
    residentId,
    recipientPersonId: personId ?? null,
    recipientTeamId: teamId ?? null,
    recipientRole: role ?? null,
    purpose: 'SUPPORT',
    level: 'read',
    topics: given ? [...topics] : [],
    askedTopics: [...(asked?.topics ?? [])],
    askedBy: asked?.by ?? null,
    askedTeamId: asked?.teamId ?? null,
    askedAt: asked?.at ?? null,
    reason: asked?.reason ?? null,
    refusedAt: asked?.refusedAt ?? null,
    refusedBy: asked?.refusedAt ? residentId : null,
    givenAt: given,
    givenBy: given && residentId,
    startsAt: given,
    endsAt: given && (endsAt ?? given.add({ hours: 24 * 365 })),
    how: given ? (recordedBy ? 'oral' : 'portal') : null,
    language: given ? 'nl' : null,
    interpreter: recordedBy ? 'none' : null,
    recordedBy: recordedBy ?? null,
    createdAt: asked?.at ?? given ?? noTime(),
  })
  return { id }
}

function noTime(): never {
  throw new Error('a permission is asked or given at some time')
}
