import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { careRelationships } from '#db/schema/access.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { findTeams, isCareTeam } from '../organisations/teams.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { decideAccess } from './decide-access.server.ts'
import type { LiveGrant } from './decide.ts'
import { careTopics, isTopic, speaksForResident, type Recipient } from './sharing.ts'
import type { Topic } from './topics.ts'

/** What one recipient sees of one topic, and why. */
export interface SharedLine {
  readonly topic: Topic
  readonly source: LiveGrant['source']
  /** The whole topic, or only some things of it, such as one talk. */
  readonly whole: boolean
  readonly since: Temporal.Instant
  /** Null for as long as the relationship or the talk lasts. */
  readonly until: Temporal.Instant | null
}

export interface WhoMaySee {
  readonly recipient: Recipient
  /** What residents call them; null for who is no professional: somebody who acts for the resident. */
  readonly name: string | null
  readonly teamKind: 'GP_PRACTICE' | 'NEIGHBOURHOOD_TEAM' | null
  readonly lines: readonly SharedLine[]
}

interface Row extends Record<string, unknown> {
  readonly person_id: string | null
  readonly team_id: string | null
  readonly role: string | null
  readonly first: string
  readonly first_id: string
  readonly lines: readonly {
    readonly topic: string
    readonly source: LiveGrant['source']
    readonly whole: boolean
    readonly since: string
    readonly until: string | null
  }[]
}

/** Recipients on one page. */
const pageSize = 20

const instantOf = (text: string) => Temporal.Instant.from(text)

function recipientOf({ person_id, team_id, role }: Row): Recipient {
  return person_id !== null
    ? { personId: person_id, teamId: null, role: null }
    : { personId: null, teamId: team_id!, role: role as Recipient['role'] }
}

/** One question for all that is open, a line a recipient, topic and reason, oldest recipient first. */
async function readPage(tx: Tx, residentId: string, after: Cursor | null, limit: number): Promise<Row[]> {
  const { tenantId, now } = tx.actor
  const begin = after ? sql`where (first, first_id) > (${after.at.toString()}::timestamptz, ${after.id})` : sql``
  const { rows } = await tx.execute<Row>(sql`
    with live as (
      select grantee_person_id, grantee_team_id, grantee_role, topic, source, object_id is null as whole, min(lower(during)) as since,
        case when bool_or(upper_inf(during)) then null else max(upper(during)) end as until, min(id::text) as some_id
      from access_grants
      where tenant_id = ${tenantId} and resident_id = ${residentId} and during @> ${now.toString()}::timestamptz
      group by 1, 2, 3, 4, 5, 6
    ), recipients as (
      select grantee_person_id, grantee_team_id, grantee_role, min(since) as first, min(some_id) as first_id,
        json_agg(json_build_object('topic', topic, 'source', source, 'whole', whole, 'since', since, 'until', until) order by whole desc, topic, source) as lines
      from live group by 1, 2, 3
    )
    select grantee_person_id as person_id, grantee_team_id as team_id, grantee_role as role, to_json(first)#>>'{}' as first, first_id, lines
    from recipients ${begin} order by first, first_id limit ${limit}`)
  return rows
}

/**
 * Who may see what of a resident now, per person and per team, and why (CON-7: the reasons that are no permission too).
 * Answers `notFound` to everybody but the resident and who acts for the resident.
 */
export async function listWhoMaySee(
  tx: Tx,
  { residentId, after, limit = pageSize }: { residentId: string; after: Cursor | null; limit?: number },
): Promise<Result<{ readonly items: readonly WhoMaySee[]; readonly next: Cursor | null }>> {
  if (!isId(residentId) || !speaksForResident(tx.actor)) return notFound
  const decision = await decideAccess(tx, { residentId, resource: 'permission', action: 'read' })
  if (!decision.granted) return notFound
  const rows = await readPage(tx, residentId, after, limit + 1)
  const page = rows.slice(0, limit)
  const people = await findProfessionals(
    tx,
    page.map(({ person_id }) => person_id),
  )
  const teams = await findTeams(
    tx,
    page.flatMap(({ team_id }) => team_id ?? []),
  )
  const items = page.map((row): WhoMaySee => {
    const team = teams.get(row.team_id ?? '')
    return {
      recipient: recipientOf(row),
      name: team?.name ?? people.get(row.person_id ?? '')?.calledName ?? null,
      teamKind: team && isCareTeam(team) ? team.kind : null,
      lines: row.lines.flatMap(({ topic, since, until, ...rest }) =>
        isTopic(topic) && decision.topics.includes(topic)
          ? [{ ...rest, topic, since: instantOf(since), until: until === null ? null : instantOf(until) }]
          : [],
      ),
    }
  })
  const last = rows.length > limit ? page.at(-1) : undefined
  return done({ items, next: last ? { at: instantOf(last.first), id: last.first_id } : null })
}

export interface StoppedTopic {
  readonly teamId: string
  readonly teamName: string
  readonly topic: Topic
}

/**
 * What the resident ended of the own practice and support, which they would see otherwise: to give back. Who acts for the
 * resident sees of it what the mandate is about. Reads no more
 * than the relationships and grants of the one resident; the caller decided about that resident.
 */
export async function listStopped(tx: Tx, residentId: string): Promise<StoppedTopic[]> {
  const { tenantId, now } = tx.actor
  const relationships = await tx
    .select({ teamId: careRelationships.teamId, kind: careRelationships.kind })
    .from(careRelationships)
    .where(
      and(
        eq(careRelationships.tenantId, tenantId),
        eq(careRelationships.residentId, residentId),
        lte(careRelationships.startsAt, now),
        or(isNull(careRelationships.endsAt), gt(careRelationships.endsAt, now)),
      ),
    )
    .orderBy(asc(careRelationships.startsAt), asc(careRelationships.id))
    .limit(20)
  const { rows } = await tx.execute<{ key: string }>(sql`
    select distinct grantee_team_id || ' ' || topic as key from access_grants
    where tenant_id = ${tenantId} and resident_id = ${residentId} and object_id is null and grantee_team_id is not null and grantee_role is null
      and during @> ${now.toString()}::timestamptz limit 500`)
  const open = new Set(rows.map(({ key }) => key))
  const { rows: mandated } = await tx.execute<{ topics: string[] | null }>(sql`select acting_topics() as topics`)
  const isShown = (topic: Topic) =>
    tx.actor.kind !== 'representative' || (mandated[0]?.topics?.includes(topic) ?? false)
  const teams = await findTeams(
    tx,
    relationships.map(({ teamId }) => teamId),
  )
  return relationships.flatMap(({ teamId, kind }) =>
    careTopics(kind)
      .filter((topic) => isShown(topic) && !open.has(`${teamId} ${topic}`))
      .map((topic) => ({ teamId, teamName: teams.get(teamId)?.name ?? '', topic })),
  )
}
