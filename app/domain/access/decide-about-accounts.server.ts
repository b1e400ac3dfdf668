import type { Tx } from '#db/client.server.ts'
import { decide } from './decide.ts'
import type { LogAction } from './log-entry.ts'

const logAction = { create: 'C', read: 'R', update: 'U', delete: 'D' } as const satisfies Record<string, LogAction>

/** An account, and its person where that is a resident: who looked at it is then in the resident's own log (LOG-3). */
export interface AskedAccount {
  readonly accountId: string
  readonly residentId?: string | null
}

/**
 * Decides about accounts by the role alone, and logs it: one entry with every account shown. Never about what is kept in a
 * record: the administrator has no grant (BO-4).
 * @param asked.query what was searched for (LOG-1).
 * @returns whether the actor may.
 */
export function decideAboutAccounts(
  tx: Tx,
  asked: {
    readonly action: keyof typeof logAction
    readonly accounts: readonly AskedAccount[]
    readonly query?: string
  },
): boolean {
  const { granted, checks } = decide(tx.actor, { residentId: '', resource: 'account', action: asked.action }, [])
  tx.decisions.push({
    ...{ action: logAction[asked.action], outcome: granted ? 'success' : 'refused', checks, resource: 'account' },
    ...(asked.query === undefined ? {} : { query: asked.query }),
    objects: asked.accounts.flatMap(({ accountId, residentId }) => [
      { residentId: accountId, type: 'account' as const },
      ...(residentId ? [{ residentId, detail: accountId }] : []),
    ]),
  })
  return granted
}
