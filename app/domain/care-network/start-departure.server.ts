import { and, eq, isNull } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { departureItems, departures } from '#db/schema/care-network.ts'
import { decideAboutTeam } from '../access/decide-about-team.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { endSessions } from '../appointments/working-days.server.ts'
import { holdAccount } from '../identity/account-status.server.ts'
import { endMemberships, listMemberships } from '../organisations/memberships.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { holdDeparture } from './open-work.queries.server.ts'

/**
 * Somebody leaves: from the day after the last day they work in no team, nobody books with them, and all that is in their
 * hands asks for a successor (HND-2). By the administrator, or a lead of every team that the person works in.
 * Refuses `notFound`, `care-network.leavesAlready`, and `care-network.dayPast` for a last day before today.
 */
export async function startDeparture(
  tx: Tx,
  input: { readonly personId: string; readonly lastDay: Temporal.PlainDate; readonly timeZone: string },
): Promise<Result<{ readonly departureId: string }>> {
  const { tenantId, now, personId: startedBy } = tx.actor
  const { personId, lastDay, timeZone } = input
  if (!isId(personId) || !startedBy) return notFound
  const memberships = await listMemberships(tx, { personIds: [personId], timeZone })
  const teamIds = [...new Set(memberships.map(({ teamId }) => teamId))]
  const account = await inPortalName(tx, () => holdAccount(tx, { personId }))
  const accountIds = account ? [account.id] : []
  if (!(await decideAboutTeam(tx, { action: 'update', teamIds, accountIds, timeZone }))) return notFound
  if (!account || account.kind !== 'professional' || account.status === 'closed') return notFound
  if (await holdDeparture(tx, { openOf: personId })) return refuse('care-network.leavesAlready')
  if (now.toZonedDateTimeISO(timeZone).toPlainDate().until(lastDay).days < 0) return refuse('care-network.dayPast')
  const departureId = newId(now.epochMilliseconds)
  await inPortalName(tx, async () => {
    await tx
      .insert(departures)
      .values({ tenantId, id: departureId, personId, teamIds, lastDay, startedBy, startedAt: now })
    await endMemberships(tx, { personId, lastDay })
    await endSessions(tx, { personId, lastDay })
  })
  return done({ departureId })
}

/**
 * Somebody stays after all: they work on as before, and nobody is asked any more. What a colleague took over stays with that
 * colleague. Cancelling again changes nothing. Refuses `notFound`, also when the account is closed.
 */
export async function cancelDeparture(
  tx: Tx,
  input: { readonly departureId: string; readonly timeZone: string },
): Promise<Result<undefined>> {
  const { tenantId, now, personId: cancelledBy } = tx.actor
  const { departureId, timeZone } = input
  if (!isId(departureId) || !cancelledBy) return notFound
  const departure = await holdDeparture(tx, { departureId })
  const { personId = '', teamIds = [], lastDay } = departure ?? {}
  const account = personId ? await inPortalName(tx, () => holdAccount(tx, { personId })) : null
  const accountIds = account ? [account.id] : []
  if (!(await decideAboutTeam(tx, { action: 'update', teamIds, accountIds, timeZone }))) return notFound
  if (!departure || !lastDay || departure.closedAt !== null) return notFound
  if (departure.cancelledAt !== null) return done()
  await inPortalName(tx, async () => {
    await tx
      .update(departures)
      .set({ cancelledBy, cancelledAt: now })
      .where(and(eq(departures.tenantId, tenantId), eq(departures.id, departureId)))
    await endMemberships(tx, { personId, lastDay, takeBack: true })
    await endSessions(tx, { personId, lastDay, takeBack: true })
    const asked = and(eq(departureItems.tenantId, tenantId), eq(departureItems.departureId, departureId))
    await tx.delete(departureItems).where(and(asked, isNull(departureItems.acceptedAt)))
  })
  return done()
}
