import type { Tx } from '#db/client.server.ts'
import { leadsOf } from '../organisations/memberships.server.ts'
import { decideAboutAccounts } from './decide-about-accounts.server.ts'
import type { LogAction } from './log-entry.ts'

/**
 * Decides about who works in a team, and logs it: the administrator for the whole wijk (BO-4), a team lead for the own team
 * (access: team lead). Says nothing about residents.
 * @param asked.accountIds the accounts that it is about, none when one is made.
 * @param asked.teamIds every team that it touches.
 */
export async function decideAboutTeam(
  tx: Tx,
  asked: {
    readonly action: 'create' | 'read' | 'update' | 'delete'
    readonly teamIds: readonly string[]
    readonly accountIds?: readonly string[]
    readonly timeZone: string
  },
): Promise<boolean> {
  const { action, teamIds, accountIds = [], timeZone } = asked
  const accounts = accountIds.map((accountId) => ({ accountId }))
  if (tx.actor.kind === 'admin') return decideAboutAccounts(tx, { action, accounts })
  const { kind, personId } = tx.actor
  const leads = kind === 'professional' && personId ? await leadsOf(tx, { personId, timeZone }) : []
  const granted = teamIds.length > 0 && teamIds.every((id) => leads.includes(id))
  const letter = { create: 'C', read: 'R', update: 'U', delete: 'D' } as const satisfies Record<string, LogAction>
  tx.decisions.push({
    action: letter[action],
    outcome: granted ? 'success' : 'refused',
    checks: granted ? 'TFFF' : 'FFFF',
    resource: 'account.team',
    objects: accountIds.map((accountId) => ({ residentId: accountId, type: 'account' as const })),
  })
  return granted
}
