import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { Topic } from './topics.ts'

interface About {
  readonly residentId: string
  readonly topic: Topic
  readonly objectId: string
}

/**
 * A `select` of who acts for a resident under a live mandate for this topic and is told of something in it, unless it is
 * hidden from them (REP-5). For the resident, for who has access to the topic, and for the portal itself; nobody for others.
 */
export const representativesToTell = ({ residentId, topic, objectId }: About): SQL =>
  sql`select person_id from representatives_to_tell(${residentId}, ${topic}, ${objectId})`

/** Those of `representativesToTell`. */
export async function listRepresentativesToTell(tx: Tx, about: About): Promise<string[]> {
  const { rows } = await tx.execute<{ person_id: string }>(representativesToTell(about))
  return rows.map(({ person_id: personId }) => personId)
}
