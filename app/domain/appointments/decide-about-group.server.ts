import type { Tx } from '#db/client.server.ts'
import type { LogAction } from '../access/log-entry.ts'
import { mayBookForResidents } from './book-for-resident.server.ts'

const letters = { create: 'C', update: 'U' } as const satisfies Record<string, LogAction>

/**
 * Decides about a group itself, which says nothing about anybody, and logs it as a change of a team's agenda: who books for
 * residents of a team makes and changes its groups (access: Appointment). The places in it are decided one by one.
 * @param asked.groupId null for one that is made.
 */
export function decideAboutGroup(
  tx: Tx,
  asked: { readonly action: 'create' | 'update'; readonly teamId: string; readonly groupId: string | null },
): boolean {
  const { action, teamId, groupId } = asked
  const { kind, role, teamIds } = tx.actor
  const granted = kind === 'professional' && teamIds.includes(teamId) && mayBookForResidents(role)
  tx.decisions.push({
    ...{ action: letters[action], outcome: granted ? 'success' : 'refused', checks: granted ? 'TFFF' : 'FFFF' },
    resource: 'schedule',
    objects: [
      {
        ...{ residentId: teamId, type: 'organisation' as const },
        ...(groupId === null ? {} : { detail: groupId }),
      },
    ],
  })
  return granted
}
