import { and, eq, inArray } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '#db/client.server.ts'
import { activities, activityExceptions } from '#db/schema/activities.ts'
import { inPortalName } from '../access/in-portal-name.server.ts'
import { changeOf, columnsOf } from './import-columns.ts'
import type { ImportItem } from './import-item.ts'
import { changedParts, type KnownItem } from './import-plan.ts'
import type { SourceRow } from './import-source.queries.server.ts'
import { changedFields, typedFields } from './offer-fields.ts'
import { keepOffer } from './offer-keep.server.ts'
import { findPending, proposeWords, wordsOf } from './offer-pending.server.ts'
import type { OfferRow } from './offer.queries.server.ts'
import { tellParticipants } from './registration-tell.server.ts'
import { followChange } from './write-tell.server.ts'

/** The portal alone may hold a row: two refreshes at once follow one another. */
async function hold(tx: Tx, activityId: string): Promise<OfferRow | undefined> {
  const [row] = await inPortalName(tx, () =>
    tx
      .select()
      .from(activities)
      .where(and(eq(activities.tenantId, tx.actor.tenantId), eq(activities.id, activityId)))
      .for('update'),
  )
  return row
}

/**
 * Writes the dates that differ. What somebody called off in the portal stays: only dates that the calendar itself named,
 * now or before, are written over. Call it in the portal's name.
 */
export async function writeChanges(tx: Tx, activityId: string, item: ImportItem, before?: ImportItem): Promise<void> {
  const { tenantId, now } = tx.actor
  const named = [...(before?.changes ?? []), ...item.changes].map((each) => Temporal.PlainDate.from(each.originalDate))
  const e = activityExceptions
  if (named.length > 0)
    await tx
      .delete(e)
      .where(and(eq(e.tenantId, tenantId), eq(e.activityId, activityId), inArray(e.originalDate, named)))
  const rows = item.changes.map((each) => ({ tenantId, activityId, updatedAt: now, ...changeOf(each) }))
  if (rows.length > 0) await tx.insert(e).values(rows)
}

/** Off with an activity, as its calendar says: what is public stays to be seen, as cancelled (lesson 15.14). */
export async function callOff(tx: Tx, { name: reason }: SourceRow, activityId: string): Promise<void> {
  const row = await hold(tx, activityId)
  if (row?.state === 'published') {
    const set = { state: 'cancelled' as const, cancelledAt: tx.actor.now }
    await keepOffer(tx, { row }, { set, isPublic: true, happened: { kind: 'cancelled', reason } })
    await tellParticipants(tx, activityId, null, 'dateCancelled')
  } else if (row?.state === 'draft' || row?.state === 'submitted') {
    const set = { state: 'archived' as const, submittedAt: null }
    await keepOffer(tx, { row }, { set, isPublic: false, happened: { kind: 'archived', reason } })
  }
}

/** Who takes part hears of each date that the calendar called off or moved since. */
async function tellOfDates(tx: Tx, activityId: string, before: ImportItem, after: ImportItem): Promise<void> {
  const known = new Set(before.changes.map((each) => JSON.stringify(each)))
  for (const change of after.changes) {
    if (known.has(JSON.stringify(change))) continue
    const date = Temporal.PlainDate.from(change.originalDate)
    await tellParticipants(tx, activityId, date, change.kind === 'cancelled' ? 'dateCancelled' : 'dateMoved')
  }
}

/** What it becomes when its calendar has it again: public if it was, else as new entries do. */
function stateAgain(row: OfferRow, { becomes }: SourceRow, now: Temporal.Instant) {
  if (row.state === 'cancelled') return { state: 'published' as const, cancelledAt: null }
  return { state: becomes, submittedAt: becomes === 'submitted' ? now : null }
}

/**
 * Lets an activity follow its calendar: what changed there changes here, and nothing else. Of what is public, time and place
 * at once, words by the editor. What people called off or put away stays so; what its calendar took away may come back.
 */
export async function follow(tx: Tx, source: SourceRow, known: KnownItem, item: ImportItem): Promise<void> {
  const { activityId, taken } = known
  if (item.isCancelled) return taken.isCancelled ? undefined : callOff(tx, source, activityId)
  const row = await hold(tx, activityId)
  if (!row) return
  const isOff = row.state === 'cancelled' || row.state === 'archived'
  const isBack = isOff && (known.isGone || taken.isCancelled)
  if (isOff && !isBack) return
  const isPublic = row.state === 'published' || (isBack && row.state === 'cancelled')
  const parts = changedParts(taken, item)
  const words = columnsOf(
    item,
    parts.filter((part) => part === 'title' || part === 'what'),
  )
  const live = columnsOf(item, isPublic ? parts.filter((part) => part === 'place' || part === 'times') : parts)
  const set = { ...live, ...(isBack ? stateAgain(row, source, tx.actor.now) : {}) }
  const waits = isPublic && Object.keys(words).length > 0
  const by = { personId: source.createdByPersonId, reason: source.name }
  const { version } = waits
    ? await proposeWords(tx, row, { ...wordsOf(row), ...(await findPending(tx, row.id))?.words, ...words }, by)
    : row
  if (Object.keys(set).length === 0 && !parts.includes('changes')) return
  const changes = changedFields(typedFields(row), typedFields({ ...row, ...live }))
  await keepOffer(
    tx,
    { row: { ...row, version } },
    {
      ...{ set, isPublic, happened: { kind: 'written', changes, reason: source.name } },
      ...(parts.includes('changes') ? { work: () => writeChanges(tx, activityId, item, taken) } : {}),
    },
  )
  await followChange(tx, row, { ...row, ...live })
  if (row.state === 'published') await tellOfDates(tx, activityId, taken, item)
}
