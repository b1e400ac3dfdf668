import type { Tx } from '#db/client.server.ts'
import { listMemberships } from '../organisations/memberships.server.ts'
import type { LogAction } from './log-entry.ts'

/** In which teams the acting professional works today, and in which of them plans for everybody. */
export interface PlanningTeams {
  readonly own: readonly string[]
  /** As assistant or lead (access: Schedule). */
  readonly whole: readonly string[]
}

/** Who may set which schedules: an assistant and a lead those of their team, everybody else the own one. */
export async function planningTeams(tx: Tx, { timeZone }: { readonly timeZone: string }): Promise<PlanningTeams> {
  const { kind, personId, teamIds, now } = tx.actor
  if (kind !== 'professional' || !personId) return { own: [], whole: [] }
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const memberships = await listMemberships(tx, { personIds: [personId], timeZone })
  const current = memberships.filter(
    ({ teamId, startsOn }) => teamIds.includes(teamId) && startsOn.until(today).days >= 0,
  )
  const plans = current.filter(({ role, isLead }) => isLead || role === 'PRACTICE_ASSISTANT')
  return { own: current.map(({ teamId }) => teamId), whole: plans.map(({ teamId }) => teamId) }
}

/**
 * Decides about schedules and settings of teams, and logs it as a change of settings (access: Schedule). Says nothing about
 * residents.
 * @param asked.personId whose schedule; null for what is the whole team's: closed days, kinds of visit, rooms.
 * @param asked.teamIds every team that it touches; none is refused.
 */
export async function decideAboutSchedule(
  tx: Tx,
  asked: {
    readonly action: 'create' | 'read' | 'update' | 'delete'
    readonly teamIds: readonly string[]
    readonly personId: string | null
    readonly timeZone: string
  },
): Promise<boolean> {
  const { action, teamIds, personId, timeZone } = asked
  const { own, whole } = await planningTeams(tx, { timeZone })
  const mine = personId !== null && personId === tx.actor.personId ? own : []
  const granted = teamIds.length > 0 && teamIds.every((id) => whole.includes(id) || mine.includes(id))
  const letter = { create: 'C', read: 'R', update: 'U', delete: 'D' } as const satisfies Record<string, LogAction>
  tx.decisions.push({
    action: letter[action],
    outcome: granted ? 'success' : 'refused',
    checks: granted ? 'TFFF' : 'FFFF',
    resource: 'schedule',
    objects: [...new Set(teamIds)].map((residentId) => ({
      residentId,
      type: 'organisation' as const,
      ...(personId === null ? {} : { detail: personId }),
    })),
  })
  return granted
}
