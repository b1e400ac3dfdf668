import { sql } from 'drizzle-orm'
import { decideAccess } from '#app/domain/access/decide-access.server.ts'
import type { Resource } from '#app/domain/access/permissions.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import type { Actor } from '#app/domain/shared/actor.ts'
import { done, notFound, type Result } from '#app/domain/shared/result.ts'
import type { TestNeighbourhood } from './neighbourhood.server.ts'

/** The code of a refusal, or null when there is none. */
export const codeOf = (answer: Result<unknown>) => (answer.ok ? null : answer.refusal.code)

/** Whether somebody may do this with something of a resident's, now. */
export async function allows(
  actor: Actor,
  residentId: string,
  resource: Resource,
  action: 'read' | 'create' = 'read',
): Promise<boolean> {
  const answer = await withActor(actor, async (tx) => {
    const decision = await decideAccess(tx, { residentId, resource, action })
    return decision.granted ? done() : notFound
  })
  return answer.ok
}

/** How often somebody was told that a mandate of theirs, or on them, changed. */
export async function timesTold({ owner }: TestNeighbourhood, personId: string): Promise<number> {
  const { rows } = await owner.db.execute<{ count: number }>(
    sql`select count(*)::int as count from notifications where person_id = ${personId} and template = 'mandateChanged'`,
  )
  return rows[0]!.count
}
