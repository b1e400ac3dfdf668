import type { Tx } from '#db/client.server.ts'
import { decide } from './decide.ts'
import type { LogEntry } from './log-entry.ts'
import type { Action } from './permissions.ts'

const letters: Record<Exclude<Action, 'readMetadata'>, LogEntry['action']> = {
  ...{ create: 'C', read: 'R', update: 'U', delete: 'D', execute: 'E' },
}

/**
 * Decides about what an organisation offers (access: Public activity), and logs it. Says nothing about residents.
 * @param asked.isTheirs whether the activity is this person's to see: their own, of their organisation, or the editor's.
 * @param asked.organisationIds whose offer it is, for the log.
 */
export function decideAboutOffer(
  tx: Tx,
  asked: {
    readonly action: Exclude<Action, 'readMetadata'>
    readonly isTheirs: boolean
    readonly organisationIds: readonly string[]
    readonly activityId?: string
  },
): boolean {
  const { action, isTheirs, organisationIds, activityId } = asked
  const { granted: able, checks } = decide(tx.actor, { residentId: '', resource: 'offer', action }, [])
  const granted = able && isTheirs
  tx.decisions.push({
    action: letters[action],
    outcome: granted ? 'success' : 'refused',
    checks: granted ? checks : 'FFFF',
    resource: 'offer',
    objects: [...new Set(organisationIds)].map((residentId) => ({
      residentId,
      type: 'organisation' as const,
      ...(activityId === undefined ? {} : { detail: activityId }),
    })),
  })
  return granted
}
