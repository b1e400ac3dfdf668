import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { departureItems } from '#db/schema/care-network.ts'
import { decideAboutTeam } from '../access/decide-about-team.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { listStaffAccounts } from '../identity/account-status.server.ts'
import { listMemberships, worksIn } from '../organisations/memberships.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import {
  handsOverFrom,
  isNeighbourhoodKind,
  mayLeaveTeam,
  otherTeamReasonLength,
  type OpenWork,
  type WorkKind,
} from './departure.ts'
import { candidatesOf } from './neighbourhood-work.queries.server.ts'
import { holdDeparture, listAsked, listOpenWork, workKey, type DepartureRow } from './open-work.queries.server.ts'

interface Successor {
  readonly successorId: string
  readonly reason?: string | undefined
  readonly timeZone: string
}

/** Whether this colleague may be asked: what belongs to a team stays in it (CON-2), what is kept for all with who may keep it. */
async function mayAsk(tx: Tx, departure: DepartureRow, work: OpenWork, ask: Successor): Promise<Result<undefined>> {
  const { successorId, reason, timeZone } = ask
  if (isNeighbourhoodKind(work.kind)) {
    const candidates = await candidatesOf(tx, departure, work.objectId, timeZone)
    return candidates.some(({ id }) => id === successorId) ? done() : refuse('care-network.notInTeam')
  }
  const theirs = await listMemberships(tx, { personIds: [successorId], timeZone })
  if (theirs.length === 0) return refuse('care-network.notInTeam')
  const homes = work.teamId === null ? departure.teamIds : [work.teamId]
  const inTeam = await Promise.all(homes.map((teamId) => worksIn(tx, { personId: successorId, teamId, timeZone })))
  if (inTeam.some((each) => each !== null)) return done()
  if (!mayLeaveTeam(work.kind)) return refuse('care-network.notInTeam')
  return (reason?.trim().length ?? 0) < otherTeamReasonLength ? refuse('care-network.reasonNeeded') : done()
}

/**
 * Asks a colleague to take over one thing of somebody who leaves, in place of who was asked before and did not answer. By a
 * lead of that person's team; by the administrator, who sees no resident (BO-4), only for what is kept for the neighbourhood.
 * Refuses `notFound`; `care-network.itemGone` when it is in that person's hands no longer; `care-network.notInTeam` for who
 * works in another team, which only the overview may go to, with a reason (`care-network.reasonNeeded`).
 */
export async function proposeSuccessor(
  tx: Tx,
  input: {
    readonly departureId: string
    readonly kind: WorkKind
    readonly objectId: string
    readonly successorId: string
    readonly reason?: string | undefined
    readonly timeZone: string
  },
): Promise<Result<undefined>> {
  const { tenantId, now, personId: proposedBy, kind: actorKind } = tx.actor
  const { departureId, kind, objectId, successorId, reason, timeZone } = input
  if (!isId(departureId) || !isId(objectId) || !isId(successorId) || !proposedBy) return notFound
  const departure = await holdDeparture(tx, { departureId })
  const teamIds = departure?.teamIds ?? []
  const people = departure ? [departure.personId, successorId] : []
  const accountIds = people.length > 0 ? await inPortalName(tx, () => listStaffAccounts(tx, people)) : []
  if (actorKind !== 'professional' && !(actorKind === 'admin' && isNeighbourhoodKind(kind))) return notFound
  if (!(await decideAboutTeam(tx, { action: 'update', teamIds, accountIds, timeZone }))) return notFound
  if (!departure || departure.cancelledAt !== null || successorId === departure.personId) return notFound
  const from = handsOverFrom(departure.lastDay, timeZone)
  const open = await listOpenWork(tx, { personId: departure.personId, from, timeZone })
  const work = open.find((each) => workKey(each) === workKey({ kind, objectId }))
  const asked = (await listAsked(tx, departureId)).find((each) => workKey(each) === workKey({ kind, objectId }))
  if (!work || asked?.acceptedAt) return refuse('care-network.itemGone')
  const may = await mayAsk(tx, departure, work, { successorId, reason, timeZone })
  if (!may.ok) return may
  await inPortalName(tx, async () => {
    const same = [eq(departureItems.departureId, departureId), eq(departureItems.objectId, objectId)]
    await tx
      .delete(departureItems)
      .where(and(eq(departureItems.tenantId, tenantId), ...same, eq(departureItems.kind, kind)))
    await tx.insert(departureItems).values({
      ...{ tenantId, id: newId(now.epochMilliseconds), departureId, kind, objectId, proposedBy, proposedAt: now },
      ...{ teamId: work.teamId, residentId: work.residentId, successorPersonId: successorId },
      reason: reason?.trim() || null,
    })
  })
  return done()
}
