import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { Topic } from './topics.ts'

/**
 * Who acts for a resident under a live mandate for this topic and is told of something in it, unless it is hidden from them
 * (REP-5). For the resident, for who has access to the topic, and for the portal itself; nobody for others.
 */
export async function listRepresentativesToTell(
  tx: Tx,
  about: { readonly residentId: string; readonly topic: Topic; readonly objectId: string },
): Promise<string[]> {
  const { residentId, topic, objectId } = about
  const { rows } = await tx.execute<{ person_id: string }>(
    sql`select person_id from representatives_to_tell(${residentId}, ${topic}, ${objectId})`,
  )
  return rows.map(({ person_id: personId }) => personId)
}
