import type { Tx } from '#db/client.server.ts'
import { decide } from './decide.ts'
import type { LogAction } from './log-entry.ts'

const logAction = { create: 'C', read: 'R', delete: 'D' } as const satisfies Record<string, LogAction>

/**
 * Decides about the systems that practices connect, by the role alone as about accounts, and logs it with the practices that
 * they are of. A system acts with the rights of an assistant of its practice: whoever lets one in opens no record.
 * @param asked.clientId which system, when it is one.
 * @returns whether the actor may.
 */
export function decideAboutConnections(
  tx: Tx,
  asked: {
    readonly action: keyof typeof logAction
    readonly teamIds: readonly string[]
    readonly clientId?: string
  },
): boolean {
  const { action, teamIds, clientId } = asked
  const { granted, checks } = decide(tx.actor, { residentId: '', resource: 'account', action }, [])
  tx.decisions.push({
    ...{ action: logAction[action], outcome: granted ? 'success' : 'refused', checks, resource: 'account' },
    objects: [...new Set(teamIds)].map((residentId) => ({
      ...{ residentId, type: 'organisation' as const },
      ...(clientId === undefined ? {} : { detail: clientId }),
    })),
  })
  return granted
}
