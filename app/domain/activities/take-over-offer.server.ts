import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activities as a } from '#db/schema/activities.ts'
import { activitySources as s } from '#db/schema/activities.sources.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { findProfessionals } from '../organisations/professionals.queries.server.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { mayOffer } from './offer-can.ts'
import { writeHistory } from './offer-keep.server.ts'
import { standingOf } from './offer-standing.ts'
import { ownOrganisations } from './offer.queries.server.ts'
import { mayKeepOffer } from './owned-offer.queries.server.ts'

interface Asked {
  readonly objectId: string
  readonly fromPersonId: string
}

/** Who wrote it was, and who keeps it is: both stand in its history. In the portal's name. */
async function passActivity(tx: Tx, activityId: string, fromPersonId: string, toPersonId: string | null) {
  const one = and(eq(a.tenantId, tx.actor.tenantId), eq(a.id, activityId))
  await tx.update(a).set({ authorPersonId: toPersonId }).where(one)
  const names = await findProfessionals(tx, [fromPersonId, toPersonId])
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id)?.name ?? null))
  await writeHistory(tx, activityId, {
    kind: 'written',
    changes: { author: [nameOf(fromPersonId), nameOf(toPersonId)] },
  })
}

/**
 * The acting colleague keeps an activity from now on, in place of somebody who leaves (HND-2). The caller knows that they were
 * asked. Refuses `notFound` to a role or an organisation that may not keep it, and `care-network.itemGone` when it is no longer
 * that person's.
 */
export async function takeOverActivity(tx: Tx, { objectId, fromPersonId }: Asked): Promise<Result<undefined>> {
  const { tenantId, personId, role } = tx.actor
  const organisationIds = await ownOrganisations(tx)
  const one = and(eq(a.tenantId, tenantId), eq(a.id, objectId), eq(a.authorPersonId, fromPersonId))
  return inPortalName(tx, async () => {
    const [row] = await tx.select().from(a).where(one).for('update')
    if (!row) return refuse('care-network.itemGone')
    const { organiserId, state } = row
    const standing = standingOf({ role, personId, organisationIds }, { organiserId, authorPersonId: personId })
    if (!personId || !mayOffer(standing, state, 'write')) return notFound
    await passActivity(tx, row.id, fromPersonId, personId)
    return done()
  })
}

/**
 * The acting organiser hears when a calendar is away, and what comes from it is theirs, in place of somebody who leaves (HND-2).
 * Refuses as `takeOverActivity`.
 */
export async function takeOverCalendar(tx: Tx, { objectId, fromPersonId }: Asked): Promise<Result<undefined>> {
  const { tenantId, personId, role } = tx.actor
  const organisationIds = await ownOrganisations(tx)
  const one = and(eq(s.tenantId, tenantId), eq(s.id, objectId), eq(s.createdByPersonId, fromPersonId))
  return inPortalName(tx, async () => {
    const [row] = await tx
      .select({ organiserId: s.organiserId })
      .from(s)
      .where(and(one, isNull(s.endedAt)))
      .for('update')
    if (!row) return refuse('care-network.itemGone')
    const mayKeep = mayKeepOffer(role, { kind: 'CALENDAR', state: null })
    if (!personId || !mayKeep || !organisationIds.includes(row.organiserId)) return notFound
    await tx.update(s).set({ createdByPersonId: personId }).where(one)
    return done()
  })
}

/**
 * Lets go of what is in the hands of somebody whose account closes: the organisation and the editor keep the activities, and
 * who closes the account hears of the calendars. In the portal's name; doing it again changes nothing.
 * @param input.byId an administrator, who as editor keeps every calendar; a night's job finds none to let go of.
 */
export async function releaseOffer(
  tx: Tx,
  { personId, byId }: { readonly personId: string; readonly byId: string },
): Promise<void> {
  const { tenantId } = tx.actor
  const written = and(eq(a.tenantId, tenantId), eq(a.authorPersonId, personId))
  const rows = await tx
    .select({ id: a.id })
    .from(a)
    .where(and(written, inArray(a.state, ['draft', 'submitted', 'published'])))
    .orderBy(a.id)
    .for('update')
  for (const { id } of rows) await passActivity(tx, id, personId, null)
  await tx
    .update(s)
    .set({ createdByPersonId: byId })
    .where(and(eq(s.tenantId, tenantId), eq(s.createdByPersonId, personId), isNull(s.endedAt)))
}
