import type { Tx } from '#db/client.server.ts'
import { decide } from './decide.ts'
import type { LogEntry } from './log-entry.ts'
import type { Action, Resource } from './permissions.ts'

const letters: Partial<Record<Action, LogEntry['action']>> = { create: 'C', read: 'R', update: 'U', execute: 'E' }

/**
 * Decides what a role alone opens (access: the officer's log and reviews, the emergency button) and logs it, with what was
 * searched for and whom it showed. Never opens a record.
 * @param asked.objects the residents shown, with the part; none for a search that found nobody.
 */
export function decideByRole(
  tx: Tx,
  asked: {
    readonly resource: Extract<
      Resource,
      'accessLog' | 'ownActions' | 'emergencyAccess' | 'legalBasis' | 'settings' | 'offer' | 'registration'
    >
    readonly action: Action
    readonly query?: string
    readonly event?: LogEntry['event']
    readonly objects?: LogEntry['objects']
  },
): boolean {
  const { resource, action, query, event, objects = [] } = asked
  const { granted, checks } = decide(tx.actor, { residentId: '', resource, action }, [])
  tx.decisions.push({
    ...{ action: letters[action] ?? 'R', outcome: granted ? 'success' : 'refused', checks, resource, objects },
    ...(query === undefined ? {} : { query }),
    ...(event === undefined ? {} : { event }),
  })
  return granted
}
