import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { isId } from '../shared/ids.ts'
import { decideAccess } from './decide-access.server.ts'
import type { Decision } from './decide.ts'
import type { Action } from './permissions.ts'

/**
 * The decision about one permission of this resident: about whom it really is, so that who looks for another's finds
 * nothing and stands in that person's log. Null for a refusal and for what does not exist.
 */
export async function decideOnPermission(
  tx: Tx,
  {
    residentId,
    permissionId,
    action,
  }: { readonly residentId: string; readonly permissionId: string; readonly action: Action },
): Promise<Decision | null> {
  if (!isId(residentId) || !isId(permissionId)) return null
  const { rows } = await tx.execute<{ resident_id: string }>(
    sql`select resident_id from permission_subject(${permissionId}::uuid)`,
  )
  const subject = rows[0]?.resident_id
  if (!subject) return null
  const asked = { residentId: subject, resource: 'permission', action, objectId: permissionId } as const
  const decision = await decideAccess(tx, asked)
  return decision.granted && subject === residentId ? decision : null
}
