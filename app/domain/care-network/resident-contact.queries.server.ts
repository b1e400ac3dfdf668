import type { Tx } from '#db/client.server.ts'
import type { LiveGrant } from '../access/decide.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { listResidentCards, type ResidentCard } from '../identity/residents.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'

export interface ResidentContact extends ResidentCard {
  /** Why the reader may see this; null for one's own. */
  readonly grant: LiveGrant | null
}

/** Who a resident is and how to reach them; `notFound` to who may not know, also when there is no such resident. */
export async function getResidentContact(tx: Tx, residentId: string): Promise<Result<ResidentContact>> {
  if (!isId(residentId)) return notFound
  const decision = await decideAccess(tx, { residentId, resource: 'contact', action: 'read' })
  if (!decision.granted) return notFound
  const card = (await listResidentCards(tx, [residentId])).get(residentId)
  return card ? done({ ...card, grant: decision.grant }) : notFound
}
