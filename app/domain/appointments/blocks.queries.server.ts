import type { Tx } from '#db/client.server.ts'
import { decideAboutSchedule } from '../access/decide-about-schedule.server.ts'
import type { TeamMember } from '../organisations/professionals.queries.server.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import { listAgendaBlocks, type AgendaBlock } from './agenda-blocks.queries.server.ts'
import { listPlannable } from './plannable.server.ts'

/** Blocked time is shown so many days ahead. */
const shownDays = 366

export interface Blocks {
  /** For whom whoever looks may block time, each once. */
  readonly members: readonly TeamMember[]
  readonly blocks: readonly AgendaBlock[]
}

/** What was blocked by hand in one agenda and is not over yet. `notFound` for an agenda that is not theirs to set. */
export async function getBlocks(
  tx: Tx,
  { personId, timeZone }: { readonly personId: string; readonly timeZone: string },
): Promise<Result<Blocks>> {
  const { members } = await listPlannable(tx, { timeZone })
  const teamIds = members.filter(({ id }) => id === personId).map(({ teamId }) => teamId)
  if (!(await decideAboutSchedule(tx, { action: 'read', personId, teamIds, timeZone }))) return notFound
  const { now } = tx.actor
  const until = now.add({ hours: 24 * shownDays })
  const blocks = await listAgendaBlocks(tx, [personId], { from: now, until, only: 'own' })
  return done({ members: [...new Map(members.map((member) => [member.id, member])).values()], blocks })
}
