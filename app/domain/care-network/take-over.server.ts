import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { caseCoordinators, departureItems } from '#db/schema/care-network.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { takeOverRelationship } from '../access/take-over-relationship.server.ts'
import { tellResident } from '../access/tell-resident.server.ts'
import type { Topic } from '../access/topics.ts'
import { takeOverActivity, takeOverCalendar } from '../activities/take-over-offer.server.ts'
import { takeOverAppointment } from '../appointments/take-over-appointment.server.ts'
import { takeOverGroup } from '../appointments/take-over-group.server.ts'
import { takeOverEntry } from '../directory/take-over-entry.server.ts'
import { holdAccount, listStaffAccounts } from '../identity/account-status.server.ts'
import { handOverQuestion } from '../messaging/hand-over-question.server.ts'
import { passLead } from '../organisations/memberships.server.ts'
import { isId, newId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import type { NeighbourhoodKind, WorkKind } from './departure.ts'
import { holdDeparture, type DepartureItemRow, type DepartureRow } from './open-work.queries.server.ts'

/** Who keeps the overview changes in one transaction: exactly one does, at every moment (REG-1). */
async function takeOverCoordination(tx: Tx, item: DepartureItemRow, fromPersonId: string): Promise<Result<undefined>> {
  const { tenantId, now, personId } = tx.actor
  const { residentId, objectId } = item
  if (!personId || !residentId) return notFound
  const asked = { residentId, resource: 'careTeam', action: 'update', objectId } as const
  if (!(await decideAccess(tx, asked)).granted) return notFound
  return inPortalName(tx, async () => {
    const theirs = [eq(caseCoordinators.id, objectId), eq(caseCoordinators.personId, fromPersonId)]
    const ended = await tx
      .update(caseCoordinators)
      .set({ endsAt: now })
      .where(and(eq(caseCoordinators.tenantId, tenantId), ...theirs, isNull(caseCoordinators.endsAt)))
      .returning({ id: caseCoordinators.id })
    if (ended.length === 0) return refuse('care-network.itemGone')
    await tx
      .insert(caseCoordinators)
      .values({ tenantId, id: newId(now.epochMilliseconds), residentId, personId, startsAt: now, endsAt: null })
    return done()
  })
}

interface How {
  /** For an appointment: keep its time, or end it so that the resident chooses anew. */
  readonly way: 'keep' | 'cancel'
  readonly timeZone: string
}

async function move(tx: Tx, item: DepartureItemRow, departure: DepartureRow, how: How): Promise<Result<undefined>> {
  const { personId: fromPersonId, lastDay } = departure
  const { objectId, residentId, kind } = item
  if (kind === 'COORDINATION') return takeOverCoordination(tx, item, fromPersonId)
  if (kind === 'QUESTION') return handOverQuestion(tx, { threadId: objectId, fromPersonId })
  if (kind === 'APPOINTMENT') return takeOverAppointment(tx, { appointmentId: objectId, fromPersonId, way: how.way })
  if (kind === 'CARE_RELATIONSHIP')
    return residentId ? takeOverRelationship(tx, { relationshipId: objectId, residentId, fromPersonId }) : notFound
  // The place in a drie-gesprek was the resident's choice: it is given up when the account closes, and the resident chooses.
  if (kind === 'INVITATION')
    return residentId && (await decideAccess(tx, { residentId, resource: 'careTeam', action: 'read' })).granted
      ? done()
      : notFound
  const { timeZone } = how
  if (kind === 'GROUP') return takeOverGroup(tx, { groupId: objectId, fromPersonId, timeZone })
  if (kind === 'DIRECTORY_ENTRY') return takeOverEntry(tx, { entryId: objectId, fromPersonId, lastDay, timeZone })
  if (kind === 'ACTIVITY') return takeOverActivity(tx, { objectId, fromPersonId })
  if (kind === 'CALENDAR') return takeOverCalendar(tx, { objectId, fromPersonId })
  const toPersonId = tx.actor.personId ?? ''
  const passed = await inPortalName(tx, () => passLead(tx, { membershipId: objectId, toPersonId, timeZone }))
  return passed ? done() : refuse('care-network.itemGone')
}

/** What of a resident it is about; what is about no resident has none. */
const topicOf: Record<WorkKind, Topic | null> = {
  COORDINATION: 'CARE_TEAM',
  CARE_RELATIONSHIP: 'CARE_TEAM',
  QUESTION: 'MESSAGES',
  APPOINTMENT: 'APPOINTMENTS',
  INVITATION: 'PLAN',
  // Everybody in it is told by itself.
  GROUP: null,
  TEAM_LEAD: null,
  ...({ DIRECTORY_ENTRY: null, ACTIVITY: null, CALENDAR: null } satisfies Record<NeighbourhoodKind, null>),
}

/** Writes in the log who answered, and of whom it was: a change of rights has two sides (LOG-1). */
function logAnswer(tx: Tx, outcome: 'success' | 'refused', accountIds: readonly string[], objectId?: string): void {
  tx.decisions.push({
    ...{ action: 'U', outcome, checks: outcome === 'success' ? 'TFFF' : 'FFFF', resource: 'account.handover' },
    objects: accountIds.map((residentId) => ({
      ...{ residentId, type: 'account' as const },
      ...(objectId === undefined ? {} : { detail: objectId }),
    })),
  })
}

/** The accounts of who leaves and of the acting colleague; null when the colleague's own, which is held, closed meanwhile. */
async function bothAccounts(tx: Tx, leaverId: string): Promise<readonly string[] | null> {
  const personId = tx.actor.personId ?? ''
  const own = await holdAccount(tx, { personId })
  return own?.status === 'closed' ? null : listStaffAccounts(tx, [leaverId, personId])
}

/** What was asked of the acting colleague and not answered, with the leave that it belongs to, both held. */
async function openAsked(tx: Tx, itemId: string) {
  const { tenantId, personId, kind } = tx.actor
  if (!isId(itemId) || !personId || kind !== 'professional') return null
  const mine = and(eq(departureItems.id, itemId), eq(departureItems.successorPersonId, personId))
  const find = () =>
    tx
      .select()
      .from(departureItems)
      .where(and(eq(departureItems.tenantId, tenantId), mine))
      .limit(1)
  const [seen] = await find()
  const departure = seen ? await holdDeparture(tx, { departureId: seen.departureId }) : null
  // Again, now that nobody else changes it.
  const [item] = departure && departure.cancelledAt === null ? await find() : []
  return item && departure ? { item, departure } : null
}

/**
 * The acting colleague takes over what was asked: it moves in the same transaction, and the resident is told. Accepting
 * again changes nothing. Refuses `notFound` to who was not asked or may not by the matrix, `care-network.itemGone`, and for
 * an appointment `appointments.slotTaken`.
 */
export async function acceptHandover(
  tx: Tx,
  { itemId, way = 'keep', timeZone }: { readonly itemId: string } & Partial<Pick<How, 'way'>> & Pick<How, 'timeZone'>,
): Promise<Result<undefined>> {
  const asked = await openAsked(tx, itemId)
  const accounts = asked ? await inPortalName(tx, () => bothAccounts(tx, asked.departure.personId)) : null
  logAnswer(tx, accounts ? 'success' : 'refused', accounts ?? [], asked?.item.objectId)
  if (!asked || !accounts) return notFound
  const { item, departure } = asked
  if (item.acceptedAt !== null) return done()
  const moved = await move(tx, item, departure, { way, timeZone })
  if (!moved.ok) return moved
  const { tenantId, now } = tx.actor
  const isItem = and(eq(departureItems.tenantId, tenantId), eq(departureItems.id, itemId))
  await inPortalName(tx, () => tx.update(departureItems).set({ acceptedAt: now }).where(isItem))
  const { residentId, kind, objectId } = item
  const topic = topicOf[kind]
  if (residentId && topic) await tellResident(tx, { residentId, template: 'careNews', topic, objectId })
  return done()
}

/** The acting colleague does not take it over: the lead asks somebody else. Refuses `notFound`, and what was accepted before. */
export async function declineHandover(tx: Tx, { itemId }: { readonly itemId: string }): Promise<Result<undefined>> {
  const asked = await openAsked(tx, itemId)
  const accounts = asked ? await inPortalName(tx, () => bothAccounts(tx, asked.departure.personId)) : null
  const isOpen = asked !== null && asked.item.acceptedAt === null
  logAnswer(tx, isOpen && accounts ? 'success' : 'refused', accounts ?? [], asked?.item.objectId)
  if (!isOpen || !accounts) return notFound
  const isItem = and(eq(departureItems.tenantId, tx.actor.tenantId), eq(departureItems.id, itemId))
  await inPortalName(tx, () => tx.delete(departureItems).where(isItem))
  return done()
}
