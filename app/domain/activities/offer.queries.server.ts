import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activities } from '#db/schema/activities.ts'
import { offerHistory } from '#db/schema/activities.offer.ts'
import { decideAboutOffer } from '../access/decide-about-offer.server.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { listOrganisationsOf } from '../organisations/teams.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { done, notFound, refuse, type Result } from '../shared/result.ts'
import { mayOffer, type OfferDeed } from './offer-can.ts'
import { standingOf, type Standing } from './offer-standing.ts'

export type OfferRow = typeof activities.$inferSelect

/** One activity, and what who asks is to it. */
export interface Offer {
  readonly row: OfferRow
  readonly standing: Standing
}

/** The organisations for whose teams the actor works. */
export async function ownOrganisations(tx: Tx): Promise<string[]> {
  const own = await listOrganisationsOf(tx, tx.actor.teamIds)
  return [...new Set(own.map(({ organisationId }) => organisationId))]
}

/**
 * One activity that the policies show the actor; callers decide.
 * @param hold until the transaction ends, for a deed.
 */
export async function findOfferRow(tx: Tx, activityId: unknown, hold: boolean): Promise<OfferRow | null> {
  if (!isId(activityId)) return null
  const query = tx
    .select()
    .from(activities)
    .where(and(eq(activities.tenantId, tx.actor.tenantId), eq(activities.id, activityId)))
    .limit(1)
  // Two deeds at once follow one another. The portal alone may hold a row.
  const [row] = hold ? await inPortalName(tx, () => query.for('update')) : await query
  return row ?? null
}

/** What a deed is in the matrix: a proposer makes, whatever is done with the own proposal until it is published. */
function actionOf(standing: Standing | null, deed: OfferDeed | 'read') {
  if (deed === 'read') return 'read'
  if (deed === 'copy' || standing === 'proposer') return 'create'
  if (deed === 'publish' || deed === 'sendBack' || deed === 'judgeWords') return 'execute'
  return deed === 'archive' && standing !== 'coach' ? 'delete' : 'update'
}

/**
 * One activity for who may see it at work, or do this with it; decided and logged. A deed holds the row until the end of the
 * transaction.
 * Refuses `notFound` to a stranger, `offer.work.notNow` for what may not be done in its state, and `offer.work.newer` when it
 * was changed since `version`.
 */
export async function openOffer(
  tx: Tx,
  asked: { readonly activityId: string | undefined; readonly deed?: OfferDeed; readonly version?: number | undefined },
): Promise<Result<Offer>> {
  const { activityId, deed, version } = asked
  const row = await findOfferRow(tx, activityId, deed !== undefined)
  const organisationIds = await ownOrganisations(tx)
  const standing = row && standingOf({ ...tx.actor, organisationIds }, row)
  const decided = decideAboutOffer(tx, {
    action: actionOf(standing, deed ?? 'read'),
    isTheirs: standing !== null,
    organisationIds: row && standing ? [row.organiserId] : [],
    ...(row && standing ? { activityId: row.id } : {}),
  })
  if (!decided || !row || !standing) return notFound
  if (deed && !mayOffer(standing, row.state, deed)) return refuse('offer.work.notNow')
  if (version !== undefined && version !== row.version) return refuse('offer.work.newer')
  return done({ row, standing })
}

/** The answers of the editor that come with a reason, and what comes after them. */
const answered = {
  draft: ['sentBack', 'submitted'],
  published: ['wordsRefused', 'wordsProposed', 'wordsApproved'],
} as const

/** Why the editor sent it back, or left the old words on its page, as long as nothing new was sent in; null otherwise. */
export async function findSentBack(
  tx: Tx,
  { row }: Offer,
): Promise<{ readonly kind: 'sentBack' | 'wordsRefused'; readonly reason: string } | null> {
  if (row.state !== 'draft' && row.state !== 'published') return null
  const kinds = answered[row.state]
  const [last] = await tx
    .select({ kind: offerHistory.kind, reason: offerHistory.reason })
    .from(offerHistory)
    .where(
      and(
        eq(offerHistory.tenantId, tx.actor.tenantId),
        eq(offerHistory.activityId, row.id),
        inArray(offerHistory.kind, kinds),
      ),
    )
    .orderBy(desc(offerHistory.at), desc(offerHistory.id))
    .limit(1)
  const kind = kinds[0]
  return last?.kind === kind && last.reason !== null ? { kind, reason: last.reason } : null
}
