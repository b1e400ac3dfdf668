import type { Tx } from '#db/client.server.ts'
import { isRefused } from '../shared/result.ts'
import { listHidden } from './hide-from-representatives.server.ts'
import { listMandates } from './mandates.queries.server.ts'

/**
 * Who reads the acting resident's messages besides the practice: the names of those who act for them, unless messages are
 * hidden from them as a whole (REP-5). None for anybody but the resident.
 */
export async function listMessageReaders(
  tx: Tx,
  about: { readonly residentId: string; readonly timeZone: string },
): Promise<string[]> {
  if (tx.actor.kind !== 'resident') return []
  const mandates = await listMandates(tx, about)
  if (isRefused(mandates)) return []
  const hidden = await listHidden(tx, about.residentId)
  if (hidden.some(({ topic, objectId }) => topic === 'MESSAGES' && objectId === null)) return []
  return mandates.value
    .filter(({ state, scopes }) => state === 'live' && scopes.includes('messages'))
    .map(({ representativeName }) => `\u2068${representativeName}\u2069`)
}
