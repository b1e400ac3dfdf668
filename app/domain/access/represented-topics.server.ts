import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import type { LiveGrant } from './decide.ts'

const keyOf = (objectId: string | null | undefined) => objectId ?? ''
const pgArray = (values: readonly (string | null)[]) => `{${values.map((value) => value ?? 'NULL').join(',')}}`

/**
 * Narrows the grants of somebody who acts for a resident to what the mandate still opens, by the ages of this very moment
 * (REP-3) and without what is hidden from them (REP-5): whatever a grant says, this is asked anew for each decision.
 * @param objectIds each thing that a decision is about; null for a topic as a whole.
 * @returns for one of them, which of `grants` hold. For an actor who represents nobody: all of them.
 */
export async function representedGrants(
  tx: Tx,
  residentId: string,
  objectIds: readonly (string | null)[],
): Promise<(objectId: string | null | undefined, grants: readonly LiveGrant[]) => LiveGrant[]> {
  if (tx.actor.kind !== 'representative' || objectIds.length === 0) return (_objectId, grants) => [...grants]
  const { rows } = await tx.execute<{ object_id: string | null; topic: string; mandate_id: string }>(
    sql`select object_id, topic, mandate_id from represented_topics(${residentId}, ${pgArray([...new Set(objectIds)])}::uuid[])`,
  )
  const open = new Set(rows.map((row) => `${keyOf(row.object_id)} ${row.topic} ${row.mandate_id}`))
  return (objectId, grants) => grants.filter((grant) => open.has(`${keyOf(objectId)} ${grant.topic} ${grant.sourceId}`))
}
