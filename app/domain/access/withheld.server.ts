import type { Tx } from '#db/client.server.ts'
import type { Decision } from './decide.ts'
import { decideAccess } from './decide-access.server.ts'
import type { Resource } from './permissions.ts'
import { withheldTopics } from './sharing.ts'
import type { Topic } from './topics.ts'

/**
 * What the resident ended for the reader's own practice or team: each such topic is a request of its own that is refused
 * and logged as such, so that "Wie heeft gekeken" shows it (CON-4, LOG-4). Nothing for a reader without a care
 * relationship, whom these topics were never open to.
 */
export async function refuseWithheld(
  tx: Tx,
  { residentId, resource, decision }: { residentId: string; resource: Resource; decision: Decision },
): Promise<readonly Topic[]> {
  if (decision.grant?.source !== 'care_relationship') return []
  const withheld = withheldTopics(tx.actor.role, resource, decision.topics)
  for (const topic of withheld) await decideAccess(tx, { residentId, resource, action: 'read', topic })
  return withheld
}
