import { and, eq, sql } from 'drizzle-orm'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { offerDrafts } from '#db/schema/activities.offer.ts'
import { done, refuse, type Result } from '../shared/result.ts'
import type { TypedFields } from './offer-fields.ts'
import { openOffer } from './offer.queries.server.ts'

const mine = (tx: Tx, activityId: string) =>
  and(
    eq(offerDrafts.tenantId, tx.actor.tenantId),
    eq(offerDrafts.activityId, activityId),
    eq(offerDrafts.personId, tx.actor.personId ?? ''),
  )

export interface OfferDraft {
  readonly fields: TypedFields
  /** The version of the activity that it began with. */
  readonly version: number
  readonly savedAt: Temporal.Instant
}

/** Characters, with the names of the fields. */
const largest = 30_000

/**
 * Keeps what somebody is typing, as it was typed; nobody else sees it (lesson 15.18).
 * Refuses `notFound`, `offer.work.notNow`, and `offer.work.tooMuch` for more than fits any activity.
 */
export async function keepDraft(
  tx: Tx,
  input: { readonly activityId: string | undefined; readonly version: number; readonly fields: TypedFields },
): Promise<Result<undefined>> {
  const opened = await openOffer(tx, { activityId: input.activityId, deed: 'write' })
  if (!opened.ok) return opened
  const { fields, version } = input
  if (JSON.stringify(fields).length > largest) return refuse('offer.work.tooMuch')
  const { tenantId, personId, now } = tx.actor
  const given = { fields, version, savedAt: now }
  await tx
    .insert(offerDrafts)
    .values({ tenantId, activityId: opened.value.row.id, personId: personId!, ...given })
    .onConflictDoUpdate({ target: [offerDrafts.tenantId, offerDrafts.activityId, offerDrafts.personId], set: given })
  return done()
}

/** What the actor was typing in this activity; null when nothing waits. */
export async function findDraft(tx: Tx, activityId: string): Promise<OfferDraft | null> {
  const [row] = await tx
    .select({ fields: offerDrafts.fields, version: offerDrafts.version, savedAt: offerDrafts.savedAt })
    .from(offerDrafts)
    .where(mine(tx, activityId))
    .limit(1)
  return row ?? null
}

/** The draft was saved, or is thrown away by who typed it. Decides nothing: it is one's own alone. */
export async function dropDraft(tx: Tx, activityId: string): Promise<void> {
  await tx.delete(offerDrafts).where(mine(tx, activityId))
}

/** Days after which a draft that nobody went on with is forgotten. */
const keepDraftDays = 90

/** Forgets drafts that nobody typed in for 90 days, unread. For the portal itself; running it again changes nothing. */
export async function forgetOldDrafts(tx: Tx): Promise<void> {
  const before = tx.actor.now.subtract({ hours: 24 * keepDraftDays })
  await tx.execute(sql`select forget_old_drafts(${before.toString()}::timestamptz)`)
}
