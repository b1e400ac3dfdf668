import { requestLimit } from '#app/platform/request-limit.server.ts'
import type { Actor } from '../shared/actor.ts'

/** Each look is a request to somebody else's machine, or half a megabyte to read. */
const limit = requestLimit(12, 10 * 60)

/** Seconds to wait for who looks into calendars too often; 0 for others. */
export function waitToImport({ tenantId, personId }: Pick<Actor, 'tenantId' | 'personId'>): Promise<number> {
  return limit(`${tenantId} ${personId ?? ''}`)
}
