import { and, eq, gte, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activities as a } from '#db/schema/activities.ts'
import { activitySources as s } from '#db/schema/activities.sources.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { listOrganisationWorkers } from '../organisations/at-work.queries.server.ts'
import type { RoleCode } from '../shared/actor.ts'
import { mayOffer, type OfferState } from './offer-can.ts'
import { standingOfRole } from './offer-standing.ts'

/** Something of the offer in one person's hands: an activity of which nobody else is keeper, or a calendar that is read. */
export interface OwnedOffer {
  readonly kind: 'ACTIVITY' | 'CALENDAR'
  readonly id: string
  readonly title: string
  readonly organisationId: string
  /** Of an activity. */
  readonly state: OfferState | null
}

const openStates: readonly OfferState[] = ['draft', 'submitted', 'published']
const most = 500

/**
 * What only this person keeps of the offer: what they wrote that is still to come, unless an organiser works for the same
 * organisation, who keeps all of it (access: Public activity); and the calendars that they brought. At most 500 of each.
 * Callers decided.
 * @param input.timeZone in which "today" is meant.
 */
export async function listOwnedOffer(
  tx: Tx,
  { personId, timeZone }: { readonly personId: string; readonly timeZone: string },
): Promise<OwnedOffer[]> {
  const { tenantId, now } = tx.actor
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const goesOn = or(isNotNull(a.recurrenceRule), gte(a.firstDate, today))
  const isOpen = and(inArray(a.state, [...openStates]), goesOn, or(isNull(a.lastDate), gte(a.lastDate, today)))
  const [written, calendars] = await inPortalName(tx, async () => [
    await tx
      .select({ id: a.id, title: a.title, organisationId: a.organiserId, state: a.state })
      .from(a)
      .where(and(eq(a.tenantId, tenantId), eq(a.authorPersonId, personId), isOpen))
      .orderBy(a.title, a.id)
      .limit(most),
    await tx
      .select({ id: s.id, title: s.name, organisationId: s.organiserId })
      .from(s)
      .where(and(eq(s.tenantId, tenantId), eq(s.createdByPersonId, personId), isNull(s.endedAt)))
      .orderBy(s.name, s.id)
      .limit(most),
  ])
  const others = (await listOrganisationWorkers(tx, { timeZone })).filter(
    ({ id, role }) => id !== personId && standingOfRole(role) === 'organiser',
  )
  const kept = new Set(others.map(({ organisationId }) => organisationId))
  return [
    ...written
      .filter(({ organisationId }) => !kept.has(organisationId))
      .map((row) => ({ kind: 'ACTIVITY' as const, ...row })),
    ...calendars.map((row) => ({ kind: 'CALENDAR' as const, ...row, state: null })),
  ]
}

/** Whether a role may keep this up (access: Public activity). */
export function mayKeepOffer(role: RoleCode, { kind, state }: Pick<OwnedOffer, 'kind' | 'state'>): boolean {
  const standing = standingOfRole(role)
  return kind === 'CALENDAR' || state === null ? standing === 'organiser' : mayOffer(standing, state, 'write')
}
