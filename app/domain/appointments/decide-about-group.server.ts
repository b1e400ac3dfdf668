import type { Tx } from '#db/client.server.ts'
import type { LogAction } from '../access/log-entry.ts'
import { permissionMatrix } from '../access/permissions.ts'
import type { RoleCode } from '../shared/actor.ts'

const letters = { create: 'C', update: 'U' } as const satisfies Record<string, LogAction>

/** Whether this role does that with appointments of the residents of a team (access: Appointment). */
export const mayDoWithGroups = (role: RoleCode, action: 'create' | 'update') =>
  (permissionMatrix.appointment[role] ?? []).some(
    ({ actions, by }) => actions.includes(action) && by.includes('careRelationship'),
  )

/**
 * Decides about a group itself, which says nothing about anybody, and logs it as a change of a team's agenda: who books for
 * residents of a team makes its groups, and who changes their appointments changes those (access: Appointment). The places in it
 * are decided one by one.
 * @param asked.groupId null for one that is made.
 */
export function decideAboutGroup(
  tx: Tx,
  asked: { readonly action: 'create' | 'update'; readonly teamId: string; readonly groupId: string | null },
): boolean {
  const { action, teamId, groupId } = asked
  const { kind, role, teamIds } = tx.actor
  const granted = kind === 'professional' && teamIds.includes(teamId) && mayDoWithGroups(role, action)
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
