import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { departureItems, departures } from '#db/schema/care-network.ts'
import { addJob } from '#app/platform/jobs.server.ts'
import { decideAboutTeam } from '../access/decide-about-team.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { releaseOffer } from '../activities/take-over-offer.server.ts'
import { releaseGroups } from '../appointments/take-over-group.server.ts'
import { endSessions } from '../appointments/working-days.server.ts'
import { releaseEntries } from '../directory/take-over-entry.server.ts'
import { holdAccount, markAccountClosed } from '../identity/account-status.server.ts'
import { endMemberships, listMemberships } from '../organisations/memberships.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { handsOverFrom, neighbourhoodKinds, overrideReasonLength } from './departure.ts'
import { holdDeparture, listAsked, listOpenWork, withoutSuccessor } from './open-work.queries.server.ts'

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (a.until(b).days < 0 ? b : a)

/** What was let go of can be taken over no more: nobody is asked for it any longer. In the portal's name. */
async function dropUnanswered(tx: Tx, departureId: string): Promise<void> {
  const { tenantId, departureId: of, kind, acceptedAt } = departureItems
  await tx
    .delete(departureItems)
    .where(
      and(
        ...[eq(tenantId, tx.actor.tenantId), eq(of, departureId), isNull(acceptedAt)],
        inArray(kind, [...neighbourhoodKinds]),
      ),
    )
}

/**
 * Closes the account of who worked here, at once: signed out everywhere, in no team and no agenda (HND-2, ACC-5). By the
 * administrator, or by the portal on the night of the last day. Closing again changes nothing.
 * @param input.reason an administrator closes with something open, and says why in at least twenty characters: it is kept.
 * Refuses `notFound`; `care-network.stillOpen` with how many things have no successor who accepted.
 */
export async function closeAccount(
  tx: Tx,
  input: { readonly accountId: string; readonly timeZone: string; readonly reason?: string | undefined },
): Promise<Result<{ readonly departureId: string | null }>> {
  const { tenantId, now, personId: closedBy, kind } = tx.actor
  const { accountId, timeZone } = input
  const reason = input.reason?.trim() ?? ''
  if (!isId(accountId) || (kind !== 'admin' && kind !== 'system')) return notFound
  const allowed =
    kind === 'system' ||
    (await decideAboutTeam(tx, { action: 'delete', teamIds: [], accountIds: [accountId], timeZone }))
  if (!allowed) return notFound
  const account = await holdAccount(tx, { accountId })
  if (!account || account.kind !== 'professional') return notFound
  if (account.status === 'closed') return done({ departureId: null })
  const { personId } = account
  const departure = await holdDeparture(tx, { openOf: personId })
  const planned = departure ? handsOverFrom(departure.lastDay, timeZone) : now
  const from = planned.epochMilliseconds < now.epochMilliseconds ? planned : now
  const open = await listOpenWork(tx, { personId, from, timeZone })
  const left = withoutSuccessor(open, departure ? await listAsked(tx, departure.id) : [])
  const overrides = left.length > 0
  if (overrides && (kind === 'system' || reason.length < overrideReasonLength))
    return refuse('care-network.stillOpen', { open: left.length })

  const yesterday = now.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 1 })
  const lastDay = departure ? earlier(yesterday, departure.lastDay) : yesterday
  const departureId = departure?.id ?? newId(now.epochMilliseconds)
  const works = await listMemberships(tx, { personIds: [personId], timeZone })
  await inPortalName(tx, async () => {
    if (!departure && closedBy)
      await tx.insert(departures).values({
        ...{ tenantId, id: departureId, personId, lastDay, teamIds: [...new Set(works.map(({ teamId }) => teamId))] },
        startedBy: closedBy,
        startedAt: now,
      })
    const overriding = overrides ? { overriddenBy: closedBy, overriddenAt: now, overrideReason: reason } : {}
    await tx
      .update(departures)
      // Who goes earlier than planned leaves the days in between too: the lead sees what is open in them.
      .set({ closedAt: now, lastDay, ...overriding })
      .where(and(eq(departures.tenantId, tenantId), eq(departures.id, departureId)))
    await markAccountClosed(tx, accountId)
    await endMemberships(tx, { personId, lastDay })
    await endSessions(tx, { personId, lastDay })
    await releaseGroups(tx, { personId, from: now })
    // What is kept for the neighbourhood is never left with a closed account (PUB-3), whoever closes it.
    const byId = closedBy ?? departure?.startedBy ?? personId
    await releaseEntries(tx, { personId, lastDay, timeZone, byId })
    await releaseOffer(tx, { personId, byId })
    await dropUnanswered(tx, departureId)
    await addJob(tx, 'consultations.followDeparture', { tenantId, personId })
  })
  return done({ departureId })
}
