import { requestLimit } from '#app/platform/request-limit.server.ts'
import type { Actor } from '../shared/actor.ts'

/** Each look is a request to somebody else's machine. */
const limit = requestLimit(12, 10 * 60)

/** Seconds to wait for who looks at foreign addresses too often; 0 for others. */
export function waitToLook({ tenantId, personId }: Pick<Actor, 'tenantId' | 'personId'>): Promise<number> {
  return limit(`${tenantId} ${personId ?? ''}`)
}
