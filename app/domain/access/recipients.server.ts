import { and, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { accessGrants, careRelationships } from '#db/schema/access.ts'
import { listWork, type Work } from '../organisations/memberships.queries.server.ts'
import type { ProfessionalRole } from '../shared/actor.ts'
import { careTopics, permissionTopics, type Recipient } from './sharing.ts'
import { topics, topicsOf, type Topic } from './topics.ts'

/** A recipient that exists today, with what decides what may be shared with it. */
export interface KnownRecipient {
  readonly recipient: Recipient
  /** What residents call this professional; the name of a team. */
  readonly name: string
  readonly teamName: string
  readonly teamKind: 'GP_PRACTICE' | 'NEIGHBOURHOOD_TEAM'
  readonly teamIds: readonly string[]
  readonly roles: readonly ProfessionalRole[]
}

const isFor = ({ personId, teamId, role }: Recipient, work: Work) =>
  personId !== null ? work.personId === personId : work.teamId === teamId && (role === null || work.role === role)

/** A recipient by what works in the wijk today; null for who works nowhere (any more). Public. */
export async function findRecipient(tx: Tx, recipient: Recipient, timeZone: string): Promise<KnownRecipient | null> {
  const { personId, teamId } = recipient
  const asked = personId === null ? { teamIds: [teamId] } : { personIds: [personId] }
  const works = (await listWork(tx, { ...asked, timeZone })).filter((work) => isFor(recipient, work))
  return knownRecipient(recipient, works)
}

/** The same from lines of work that were read already. */
export function knownRecipient(recipient: Recipient, works: readonly Work[]): KnownRecipient | null {
  const [first] = works
  if (!first) return null
  return {
    recipient,
    name: recipient.personId === null ? first.teamName : first.calledName,
    teamName: first.teamName,
    teamKind: first.teamKind,
    teamIds: [...new Set(works.map(({ teamId }) => teamId))],
    roles: [...new Set(works.map(({ role }) => role))],
  }
}

/** Whom this grant is given to exactly: not also a person by a team. */
export function givenTo({ personId, teamId, role }: Recipient) {
  return personId !== null
    ? eq(accessGrants.granteePersonId, personId)
    : and(
        eq(accessGrants.granteeTeamId, teamId),
        role ? eq(accessGrants.granteeRole, role) : isNull(accessGrants.granteeRole),
      )
}

/** Grants that reach a recipient, by itself or by the team it works in. */
function reaching({ recipient, teamIds, roles }: KnownRecipient) {
  const { personId, role } = recipient
  const byTeam = and(
    inArray(accessGrants.granteeTeamId, [...teamIds]),
    or(
      isNull(accessGrants.granteeRole),
      personId !== null
        ? inArray(accessGrants.granteeRole, [...roles])
        : role
          ? eq(accessGrants.granteeRole, role)
          : undefined,
    ),
  )
  return personId !== null ? or(eq(accessGrants.granteePersonId, personId), byTeam) : byTeam
}

async function openTopics(tx: Tx, residentId: string, known: KnownRecipient): Promise<ReadonlySet<string>> {
  const { tenantId, now } = tx.actor
  const rows = await tx
    .selectDistinct({ topic: accessGrants.topic })
    .from(accessGrants)
    .where(
      and(
        eq(accessGrants.tenantId, tenantId),
        eq(accessGrants.residentId, residentId),
        isNull(accessGrants.objectId),
        inArray(accessGrants.source, ['care_relationship', 'permission']),
        sql`${accessGrants.during} @> ${now.toString()}::timestamptz`,
        reaching(known),
      ),
    )
    .limit(topics.length)
  return new Set(rows.map(({ topic }) => topic))
}

/** Care relationships of a resident with these teams that run at the actor's instant, as far as the actor may see them. */
async function listRelationships(tx: Tx, residentId: string, teamIds: readonly string[]) {
  const { tenantId, now } = tx.actor
  return tx
    .select({ kind: careRelationships.kind, endsAt: careRelationships.endsAt })
    .from(careRelationships)
    .where(
      and(
        eq(careRelationships.tenantId, tenantId),
        eq(careRelationships.residentId, residentId),
        inArray(careRelationships.teamId, [...teamIds]),
        lte(careRelationships.startsAt, now),
        or(isNull(careRelationships.endsAt), gt(careRelationships.endsAt, now)),
      ),
    )
    .limit(20)
}

export interface Reach {
  /** What can be given now: what a permission or the own relationship opens and is not open yet. */
  readonly givable: readonly Topic[]
  /** Of those, what the relationship itself opens: given back, it lasts as long as the relationship. */
  readonly byCare: readonly Topic[]
  /** When the support of this recipient ends, if that is known (CON-2). */
  readonly supportEndsAt: Temporal.Instant | null
}

/** What a resident can share with a recipient. Decides nothing: callers decided about the resident first. */
export async function findReach(tx: Tx, residentId: string, known: KnownRecipient): Promise<Reach> {
  const relationships = await listRelationships(tx, residentId, known.teamIds)
  const open = await openTopics(tx, residentId, known)
  const byCare = new Set(relationships.flatMap(({ kind }) => careTopics(kind)))
  const byPermission = new Set(known.roles.flatMap(permissionTopics))
  const [end = null] = relationships.flatMap(({ endsAt }) => endsAt ?? [])
  // One role in a team gets what that role may read.
  const reads = (topic: Topic) =>
    known.recipient.role === null || known.roles.some((role) => topicsOf(role).includes(topic))
  return {
    givable: topics.filter(
      (topic) => !open.has(topic) && reads(topic) && (byCare.has(topic) || byPermission.has(topic)),
    ),
    byCare: topics.filter((topic) => byCare.has(topic)),
    supportEndsAt: end,
  }
}
