import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { accessGrants } from '#db/schema/access.ts'
import { newId } from '../shared/ids.ts'
import type { Topic } from './topics.ts'

export interface Participation {
  readonly residentId: string
  readonly personIds: readonly string[]
  readonly topic: Topic
  /** The one appointment, thread or invitation that they take part in. */
  readonly objectId: string
  /** What the grants follow from, to end them by. */
  readonly sourceId: string
}

/**
 * Lets people who take part in one thing see and contribute to that thing alone, from the actor's instant on (access:
 * participation). Only the resident and the system may open grants: the policy refuses anybody else with a fault.
 */
export async function openParticipation(tx: Tx, participation: Participation): Promise<void> {
  const { tenantId, now } = tx.actor
  const { personIds, ...grant } = participation
  if (personIds.length === 0) return
  await tx.insert(accessGrants).values(
    personIds.map((granteePersonId) => ({
      tenantId,
      id: newId(now.epochMilliseconds),
      ...grant,
      granteePersonId,
      level: 'contribute' as const,
      source: 'participation' as const,
      during: sql<string>`tstzrange(${now.toString()}::timestamptz, null)`,
    })),
  )
}
