import type { Tx } from '#db/client.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { anonymousActor, type Actor } from '#app/domain/shared/actor.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { isRefused, type Refused } from '#app/domain/shared/result.ts'
import { testNow } from './neighbourhood.server.ts'

/** What `work` finds for `actor`; throws when the portal refuses it. */
export async function asActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<Exclude<T, Refused>> {
  const answer = await withActor(actor, work)
  if (isRefused(answer)) throw new Error(`refused: ${answer.refusal.code}`)
  return answer as Exclude<T, Refused>
}

/** What `work` finds for who has no account, at `testNow`; throws when the portal refuses it. */
export const asAnyone = <T>(tenantId: string, work: (tx: Tx) => Promise<T>) =>
  asActor(anonymousActor(tenantId, testNow, newId()), work)
