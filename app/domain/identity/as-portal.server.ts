import type { Temporal } from 'temporal-polyfill'
import { inTransaction, type Tx } from '#db/client.server.ts'
import { systemActor } from '../shared/actor.ts'
import { isRefused, type Refused } from '../shared/result.ts'

/** Where and when something is asked: what a sign-in knows before it knows who asks. */
export interface Place {
  readonly tenantId: string
  readonly now: Temporal.Instant
  readonly requestId: string
}

/** Carries a refusal out of the transaction, which rolls back. */
class RolledBack extends Error {
  readonly refused: Refused
  constructor(refused: Refused) {
    super('refused')
    this.refused = refused
  }
}

/**
 * Opens a transaction in which the portal itself acts (kind `system`), because nobody is known yet: to sign somebody in, and
 * to follow a link from a mail. Never decides about care, and so writes no decision: `recordEvent` says what was done.
 * @returns what `work` returns; a returned refusal rolls back.
 */
export async function asPortal<T>(place: Place, work: (tx: Tx) => Promise<T>): Promise<T> {
  const actor = systemActor(place.tenantId, place.now, place.requestId)
  const told = {
    ...{
      'app.tenant': actor.tenantId,
      'app.person': '',
      'app.kind': actor.kind,
      'app.teams': '{}',
      'app.topics': '{}',
    },
    'app.now': actor.now.toString(),
  }
  try {
    return await inTransaction(told, async (opened) => {
      const answer = await work(Object.assign(opened, { actor, decisions: [] }))
      if (isRefused(answer)) throw new RolledBack(answer)
      return answer
    })
  } catch (error) {
    // Only what `work` itself returned comes back, so its type holds.
    if (error instanceof RolledBack) return error.refused as T
    throw error
  }
}
