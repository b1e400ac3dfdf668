import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activities, activityExceptions, activityOccurrences, activitySearchWords } from '#db/schema/activities.ts'
import { findOrganisers } from '../organisations/organisers.queries.server.ts'
import { actingCalendar } from '../tenants/acting-calendar.server.ts'
import type { WorkingCalendar } from '../tenants/working-days.ts'
import { occurrenceRows, type OccurrenceRow } from './occurrence-rows.ts'
import { searchWordsOf } from './search-words-of.ts'

/** An activity is at most once a day, and the index holds 432 days. */
const mostDates = 450

const rowText = (row: OccurrenceRow) =>
  JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)))

async function keepDates(tx: Tx, activityId: string, wanted: readonly OccurrenceRow[]): Promise<void> {
  const { tenantId } = tx.actor
  const ofActivity = and(eq(activityOccurrences.tenantId, tenantId), eq(activityOccurrences.activityId, activityId))
  const there = await tx.select().from(activityOccurrences).where(ofActivity).limit(mostDates)
  const known = new Map(there.map((row) => [row.originalDate.toString(), rowText(row)]))
  const keys = new Set(wanted.map(({ originalDate }) => originalDate.toString()))
  // What is as it was is not written: the daily round then writes one new day, and wakes nobody for the rest.
  const changed = wanted.filter((row) => known.get(row.originalDate.toString()) !== rowText(row))
  const gone = there.map(({ originalDate }) => originalDate).filter((date) => !keys.has(date.toString()))
  const again = changed.map(({ originalDate }) => originalDate).filter((date) => known.has(date.toString()))
  const removed = [...gone, ...again]
  if (removed.length > 0)
    await tx.delete(activityOccurrences).where(and(ofActivity, inArray(activityOccurrences.originalDate, removed)))
  if (changed.length > 0) await tx.insert(activityOccurrences).values(changed)
}

async function keepWords(tx: Tx, activityId: string, words: string | null): Promise<void> {
  const { tenantId } = tx.actor
  const ofActivity = and(eq(activitySearchWords.tenantId, tenantId), eq(activitySearchWords.activityId, activityId))
  const [there] = await tx.select({ words: activitySearchWords.words }).from(activitySearchWords).where(ofActivity)
  if (there?.words === words) return
  if (words === null) await tx.delete(activitySearchWords).where(ofActivity)
  else if (there) await tx.update(activitySearchWords).set({ words }).where(ofActivity)
  else await tx.insert(activitySearchWords).values({ tenantId, activityId, words })
}

/**
 * Brings what follows from one activity up to date: its dates from 31 days back to 400 days ahead, and the words that it
 * is found by. Whatever changes an activity or a date of it calls this afterwards in the same transaction. An activity
 * that nobody sees, or that is not there, keeps neither. Decides nothing: the caller has, and logged it. Of two at once
 * the second waits, and then reads what the first wrote.
 * @param calendar of the acting wijk, when the caller has it already.
 */
export async function indexOccurrences(tx: Tx, activityId: string, calendar?: WorkingCalendar): Promise<void> {
  const { tenantId, now } = tx.actor
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`activity ${tenantId} ${activityId}`}, 0))`)
  const [row] = await tx
    .select()
    .from(activities)
    .where(and(eq(activities.tenantId, tenantId), eq(activities.id, activityId)))
  const exceptions = await tx
    .select()
    .from(activityExceptions)
    .where(and(eq(activityExceptions.tenantId, tenantId), eq(activityExceptions.activityId, activityId)))
    .limit(5_000)
  const dates = row ? occurrenceRows(row, exceptions, calendar ?? (await actingCalendar(tx)), now) : []
  await keepDates(tx, activityId, dates)
  const shown = row !== undefined && (row.state === 'published' || row.state === 'cancelled')
  const organiser = shown ? (await findOrganisers(tx, [row.organiserId])).get(row.organiserId)?.name : undefined
  await keepWords(tx, activityId, shown ? searchWordsOf(row, organiser ?? '') : null)
}
