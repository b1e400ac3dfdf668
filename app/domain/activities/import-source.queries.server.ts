import { and, asc, count, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activitySourceItems as i, activitySources as s } from '#db/schema/activities.sources.ts'
import { unseal } from '#app/platform/sealed-values.server.ts'
import { decideAboutOffer } from '../access/decide-about-offer.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { KnownItem } from './import-plan.ts'
import { listOfferOrganisations } from './offer-choices.server.ts'
import { standingOfRole } from './offer-standing.ts'
import { sourcePlace } from './source-place.ts'

export type SourceRow = typeof s.$inferSelect

/** More calendars than an organisation keeps up with, and more entries than all of them bring (300 each). */
export const mostSources = 20
const mostKnown = 10_000

/**
 * The organisations whose calendars the actor may take over (access: Public activity, "C U D own org"): an organiser the own
 * ones, the editor all; null for everybody else.
 */
export async function listImportOrganisations(tx: Tx): Promise<readonly { id: string; name: string }[] | null> {
  const standing = standingOfRole(tx.actor.role)
  if (standing !== 'organiser' && standing !== 'editor') return null
  return listOfferOrganisations(tx, standing)
}

/** Decides about the calendars of an organisation, and logs it. @returns its name, or null when it is not theirs. */
export async function decideAboutImport(
  tx: Tx,
  action: 'create' | 'read' | 'update' | 'delete',
  organiserId: string,
): Promise<string | null> {
  const own = (await listImportOrganisations(tx))?.find(({ id }) => id === organiserId)
  const organisationIds = own ? [own.id] : []
  return decideAboutOffer(tx, { action, isTheirs: own !== undefined, organisationIds }) && own ? own.name : null
}

/** The calendars of the organisations that the actor writes for, the newest first. Refuses `notFound` to who takes over none. */
export async function listSources(tx: Tx): Promise<
  Result<{
    sources: readonly { row: SourceRow; organiser: string; count: number }[]
    organisations: readonly { id: string; name: string }[]
  }>
> {
  const organisations = await listImportOrganisations(tx)
  const isTheirs = organisations !== null && organisations.length > 0
  const organisationIds = isTheirs ? organisations.slice(0, mostSources).map(({ id }) => id) : []
  if (!decideAboutOffer(tx, { action: 'read', isTheirs, organisationIds }) || !organisations) return notFound
  const rows = await tx
    .select({ row: s, count: count(i.itemKey) })
    .from(s)
    .leftJoin(i, and(eq(i.tenantId, s.tenantId), eq(i.sourceId, s.id), isNull(i.goneAt)))
    .where(eq(s.tenantId, tx.actor.tenantId))
    .groupBy(s.tenantId, s.id)
    .orderBy(desc(s.createdAt), asc(s.id))
    .limit(mostSources * 5)
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const sources = rows.flatMap(({ row, count: many }) => {
    const organiser = names.get(row.organiserId)
    return organiser === undefined ? [] : [{ row, organiser, count: many }]
  })
  return done({ sources, organisations })
}

/**
 * One calendar, for who may do this with it; held until the end of the transaction for what changes it.
 * Refuses `notFound` to a stranger.
 */
export async function openSource(
  tx: Tx,
  id: string | undefined,
  action: 'read' | 'update' | 'delete',
): Promise<Result<{ readonly row: SourceRow; readonly organiser: string }>> {
  if (!isId(id)) return notFound
  const query = tx
    .select()
    .from(s)
    .where(and(eq(s.tenantId, tx.actor.tenantId), eq(s.id, id)))
    .limit(1)
  const [row] = action === 'read' ? await query : await query.for('update')
  const organiser = row ? await decideAboutImport(tx, action, row.organiserId) : null
  return row && organiser !== null ? done({ row, organiser }) : notFound
}

/** The address of a calendar; null for a file that was handed over. */
export function addressOf({
  tenantId,
  id,
  urlSealed,
}: Pick<SourceRow, 'tenantId' | 'id' | 'urlSealed'>): string | null {
  return urlSealed === null ? null : unseal(urlSealed, sourcePlace.url(tenantId, id))
}

/** Every entry of the calendars of an organisation that became an activity. */
export async function listKnown(tx: Tx, organiserId: string): Promise<KnownItem[]> {
  const rows = await tx
    .select({ item: i, endedAt: s.endedAt, begunAt: s.begunAt })
    .from(i)
    .innerJoin(s, and(eq(s.tenantId, i.tenantId), eq(s.id, i.sourceId)))
    .where(and(eq(i.tenantId, tx.actor.tenantId), eq(i.organiserId, organiserId)))
    .limit(mostKnown)
  return rows.map(({ item, endedAt, begunAt }) => ({
    ...{ key: item.itemKey, sourceId: item.sourceId, activityId: item.activityId, taken: item.taken },
    isRead: begunAt !== null && endedAt === null,
    isGone: item.goneAt !== null,
  }))
}
