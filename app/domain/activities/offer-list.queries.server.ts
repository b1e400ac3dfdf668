import { and, desc, eq, inArray, isNotNull, ne, sql, type SQL } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activities } from '#db/schema/activities.ts'
import { offerPending } from '#db/schema/activities.offer.ts'
import { decideAboutOffer } from '../access/decide-about-offer.server.ts'
import { findOrganisers } from '../organisations/organisers.queries.server.ts'
import type { Cursor } from '../shared/cursor.ts'
import { done, notFound, type Result } from '../shared/result.ts'
import type { OfferState } from './offer-can.ts'
import { standingOfRole, type Standing } from './offer-standing.ts'
import { languagesToCheck } from './speaker-check.queries.server.ts'
import { ownOrganisations } from './offer.queries.server.ts'

export interface OfferLine {
  readonly id: string
  readonly title: string
  readonly organiser: string
  readonly state: OfferState
  readonly updatedAt: Temporal.Instant
  /** New words of a published one wait for the editor. */
  readonly waits: boolean
}

export type OfferCounts = Readonly<Record<OfferState, number>>

export interface OfferList {
  readonly standing: Standing
  readonly counts: OfferCounts
  /** New words of published activities that wait for the editor. */
  readonly waitingWords: number
  /** Speaks a language that activities are translated to: there may be something to check. */
  readonly speaks: boolean
  readonly items: readonly OfferLine[]
  readonly next: Cursor | null
}

const none: OfferCounts = { draft: 0, submitted: 0, published: 0, cancelled: 0, archived: 0 }
const pageSize = 25

/** Which activities are somebody's: all for the editor, those of the own organisations, or what one wrote. */
async function theirs(tx: Tx, standing: Standing): Promise<{ readonly where: SQL; readonly organisations: string[] }> {
  const tenant = eq(activities.tenantId, tx.actor.tenantId)
  if (standing === 'editor') return { where: tenant, organisations: [tx.actor.tenantId] }
  const organisations = await ownOrganisations(tx)
  const own =
    standing === 'organiser'
      ? organisations.length > 0
        ? inArray(activities.organiserId, organisations)
        : sql`false`
      : and(isNotNull(activities.authorPersonId), eq(activities.authorPersonId, tx.actor.personId ?? ''))!
  return { where: and(tenant, own)!, organisations }
}

async function count(tx: Tx, where: SQL): Promise<OfferCounts> {
  const rows = await tx
    .select({ state: activities.state, count: sql<number>`count(*)::int` })
    .from(activities)
    .where(where)
    .groupBy(activities.state)
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) }
}

const pendingOf = and(eq(offerPending.tenantId, activities.tenantId), eq(offerPending.activityId, activities.id))

/**
 * What somebody writes for the neighbourhood, what changed last first, with how many there are in each state; logged.
 * Refuses `notFound` to who writes nothing.
 * @param asked.state one state, or everything that is not archived.
 */
export async function listOffer(
  tx: Tx,
  asked: { readonly state: OfferState | null; readonly after: Cursor | null },
): Promise<Result<OfferList>> {
  const standing = standingOfRole(tx.actor.role)
  const { where, organisations } = standing ? await theirs(tx, standing) : { where: sql`false`, organisations: [] }
  const isTheirs = standing !== null
  if (!decideAboutOffer(tx, { action: 'read', isTheirs, organisationIds: organisations }) || !standing) return notFound
  const { state, after } = asked
  const rows = await tx
    .select({
      ...{ id: activities.id, title: activities.title, organiserId: activities.organiserId, state: activities.state },
      ...{ updatedAt: activities.updatedAt, waits: sql<boolean>`${offerPending.activityId} is not null` },
    })
    .from(activities)
    .leftJoin(offerPending, pendingOf)
    .where(
      and(
        where,
        state ? eq(activities.state, state) : ne(activities.state, 'archived'),
        after
          ? sql`(${activities.updatedAt}, ${activities.id}) < (${after.at.toString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(activities.updatedAt), desc(activities.id))
    .limit(pageSize + 1)
  const page = rows.slice(0, pageSize)
  const organisers = await findOrganisers(
    tx,
    page.map(({ organiserId }) => organiserId),
  )
  const [waiting] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(activities)
    .innerJoin(offerPending, pendingOf)
    .where(where)
  const last = rows.length > pageSize ? page.at(-1) : undefined
  return done({
    standing,
    counts: await count(tx, where),
    waitingWords: waiting?.count ?? 0,
    speaks: (await languagesToCheck(tx)).length > 0,
    items: page.map(({ organiserId, ...line }) => ({ ...line, organiser: organisers.get(organiserId)?.name ?? '' })),
    next: last ? { at: last.updatedAt, id: last.id } : null,
  })
}
