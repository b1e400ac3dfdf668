import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { departureItems } from '#db/schema/care-network.ts'
import { decideAboutTeam } from '../access/decide-about-team.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { listStaffAccounts } from '../identity/account-status.server.ts'
import { worksIn } from '../organisations/memberships.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { handsOverFrom, type ManyKind } from './departure.ts'
import { holdDeparture, listAsked, listOpenWork, workKey } from './open-work.queries.server.ts'

const atOnce = 500

/**
 * Asks a colleague of the same team for everything of one kind of somebody who leaves, in place of who was asked before and did
 * not answer: a huisarts is the own one of more than a thousand people. By a lead of that person's team.
 * Refuses `notFound`, and `care-network.notInTeam` when there is nothing of the colleague's team.
 */
export async function proposeForAll(
  tx: Tx,
  input: {
    readonly departureId: string
    readonly kind: ManyKind
    readonly successorId: string
    readonly timeZone: string
  },
): Promise<Result<undefined>> {
  const { tenantId, now, personId: proposedBy, kind: actorKind } = tx.actor
  const { departureId, kind, successorId, timeZone } = input
  if (!isId(departureId) || !isId(successorId) || !proposedBy || actorKind !== 'professional') return notFound
  const departure = await holdDeparture(tx, { departureId })
  const teamIds = departure?.teamIds ?? []
  const people = departure ? [departure.personId, successorId] : []
  const accountIds = people.length > 0 ? await inPortalName(tx, () => listStaffAccounts(tx, people)) : []
  if (!(await decideAboutTeam(tx, { action: 'update', teamIds, accountIds, timeZone }))) return notFound
  if (!departure || departure.cancelledAt !== null || successorId === departure.personId) return notFound
  const shared = new Set<string>()
  for (const teamId of teamIds)
    if ((await worksIn(tx, { personId: successorId, teamId, timeZone })) !== null) shared.add(teamId)
  const from = handsOverFrom(departure.lastDay, timeZone)
  const accepted = new Set(
    (await listAsked(tx, departureId)).filter((each) => each.acceptedAt !== null).map((each) => workKey(each)),
  )
  const works = (await listOpenWork(tx, { personId: departure.personId, from, timeZone })).filter(
    (work) =>
      work.kind === kind &&
      !accepted.has(workKey(work)) &&
      (work.teamId === null ? shared.size > 0 : shared.has(work.teamId)),
  )
  if (works.length === 0) return refuse('care-network.notInTeam')
  await inPortalName(tx, async () => {
    for (let at = 0; at < works.length; at += atOnce) {
      const some = works.slice(at, at + atOnce)
      const ids = some.map(({ objectId }) => objectId)
      const same = [eq(departureItems.departureId, departureId), eq(departureItems.kind, kind)]
      await tx
        .delete(departureItems)
        .where(
          and(
            ...[eq(departureItems.tenantId, tenantId), ...same, inArray(departureItems.objectId, ids)],
            isNull(departureItems.acceptedAt),
          ),
        )
      await tx.insert(departureItems).values(
        some.map(({ objectId, teamId, residentId }) => ({
          ...{ tenantId, id: newId(now.epochMilliseconds), departureId, kind, objectId, proposedBy, proposedAt: now },
          ...{ teamId, residentId, successorPersonId: successorId },
        })),
      )
    }
  })
  return done()
}
