import { and, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accessGrants } from '#db/schema/access.ts'
import { decide, type Decision, type LiveGrant, type Question } from './decide.ts'
import type { LogAction } from './log-entry.ts'
import { topicsOfResource, type Action } from './permissions.ts'
import { representedGrants } from './represented-topics.server.ts'
import type { Topic } from './topics.ts'

const logAction: Record<Action, LogAction> = {
  create: 'C',
  read: 'R',
  readMetadata: 'R',
  update: 'U',
  delete: 'D',
  execute: 'E',
}

async function liveGrants(tx: Tx, residentIds: readonly string[], topics: readonly Topic[]): Promise<LiveGrant[]> {
  const { actor } = tx
  if (!actor.personId || residentIds.length === 0 || topics.length === 0) return []
  const represents = actor.kind === 'representative'
  const mine = or(
    eq(accessGrants.granteePersonId, actor.personId),
    actor.teamIds.length > 0 ? inArray(accessGrants.granteeTeamId, [...actor.teamIds]) : undefined,
  )
  const rows = await tx
    .select({
      residentId: accessGrants.residentId,
      topic: accessGrants.topic,
      level: accessGrants.level,
      source: accessGrants.source,
      sourceId: accessGrants.sourceId,
      objectId: accessGrants.objectId,
      granteeTeamId: accessGrants.granteeTeamId,
      granteeRole: accessGrants.granteeRole,
    })
    .from(accessGrants)
    .where(
      and(
        eq(accessGrants.tenantId, actor.tenantId),
        inArray(accessGrants.residentId, [...residentIds]),
        inArray(accessGrants.topic, [...topics]),
        sql`${accessGrants.during} @> ${actor.now.toString()}::timestamptz`,
        mine,
        // Acting for somebody, only a mandate opens; acting for oneself, a mandate opens nothing.
        represents ? eq(accessGrants.source, 'mandate') : ne(accessGrants.source, 'mandate'),
      ),
    )
    .limit(2_000)
  return rows.map((row) => ({ ...row, topic: row.topic as Topic }))
}

/** What the log calls it: the resource, that it exists, or one topic of it. */
function loggedResource({ resource, action, topic }: Question): string {
  if (action === 'readMetadata') return `${resource}.metadata`
  return topic ? `${resource}.${topic}` : resource
}

/**
 * Decides about one resident, and logs the four answers with the transaction (or after it, when it is refused).
 * A refusal and "does not exist" look the same to whoever asks: callers answer both with `notFound`.
 */
export async function decideAccess(tx: Tx, question: Question): Promise<Decision> {
  const own = tx.actor.kind === 'resident' && tx.actor.personId === question.residentId
  const live = own ? [] : await liveGrants(tx, [question.residentId], topicsOfResource[question.resource])
  const objectId = question.objectId ?? null
  const grants = (await representedGrants(tx, question.residentId, [objectId]))(objectId, live)
  const decision = decide(tx.actor, question, grants)
  tx.decisions.push({
    action: logAction[question.action],
    outcome: decision.granted ? 'success' : 'refused',
    checks: decision.checks,
    resource: loggedResource(question),
    ...(question.event ? { event: question.event } : {}),
    objects: [
      {
        residentId: question.residentId,
        ...(question.objectId ? { detail: question.objectId } : {}),
        ...(decision.grant ? { consentProfile: decision.grant.sourceId } : {}),
      },
    ],
  })
  return decision
}

interface ListItem {
  readonly residentId: string
  readonly objectId?: string
  /** See `Question`. */
  readonly ownerTeamId?: string | null
}

/**
 * Decides about a list in one question to the database: the ids of `items` that this actor may see, in their order.
 * One entry in the log with an object for each resident shown (LOG-1); what is left out is logged as refused. A search is
 * logged with its query, also when it found nobody.
 */
export async function decideAccessToList<T extends ListItem>(
  tx: Tx,
  list: Pick<Question, 'resource' | 'action'> & { readonly items: readonly T[]; readonly query?: string },
): Promise<T[]> {
  const residentIds = [...new Set(list.items.map((item) => item.residentId))]
  const grants = await liveGrants(tx, residentIds, topicsOfResource[list.resource])
  const byResident = Map.groupBy(grants, (grant) => grant.residentId)
  // Who represents, represents one resident.
  const represented = await representedGrants(
    tx,
    residentIds[0] ?? '',
    residentIds.length === 0 ? [] : list.items.map(({ objectId }) => objectId ?? null),
  )
  const decided = list.items.map((item) => ({
    item,
    decision: decide(
      tx.actor,
      { ...list, residentId: item.residentId, objectId: item.objectId, ownerTeamId: item.ownerTeamId },
      represented(item.objectId, byResident.get(item.residentId) ?? []),
    ),
  }))
  for (const [outcome, granted] of [
    ['success', true],
    ['refused', false],
  ] as const) {
    const some = decided.filter(({ decision }) => decision.granted === granted)
    for (const [checks, group] of Map.groupBy(some, ({ decision }) => decision.checks)) {
      tx.decisions.push({
        action: logAction[list.action],
        outcome,
        checks,
        resource: list.resource,
        ...(list.query === undefined ? {} : { query: list.query }),
        objects: group.map(({ item, decision }) => ({
          residentId: item.residentId,
          ...(item.objectId ? { detail: item.objectId } : {}),
          ...(decision.grant ? { consentProfile: decision.grant.sourceId } : {}),
        })),
      })
    }
  }
  if (list.query !== undefined && list.items.length === 0)
    tx.decisions.push({
      ...{ action: logAction[list.action], outcome: 'success', checks: 'TFFF', resource: list.resource },
      ...{ query: list.query, objects: [] },
    })
  return decided.filter(({ decision }) => decision.granted).map(({ item }) => item)
}
