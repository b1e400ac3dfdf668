import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { directoryEntries } from '#db/schema/directory.ts'
import { findAtWork } from '../organisations/at-work.queries.server.ts'
import { isId } from '../shared/ids.ts'
import { calendarOf } from '../tenants/calendar-of.ts'
import type { Tenant } from '../tenants/tenant.ts'
import {
  chooseEntries,
  countChoices,
  pageAfter,
  type ChoiceCounts,
  type DirectoryChoice,
  type Facet,
} from './directory-choice.ts'
import { freshnessOf, limitsOf } from './directory-entry.ts'
import type { QuestionCode } from './directory-questions.ts'
import { openCheck, openingClock, type OpenState } from './opening-hours.ts'
import { searchDirectory } from './search-directory.server.ts'

export type EntryRow = typeof directoryEntries.$inferSelect

/** What of a wijk its sociale kaart depends on. */
export type DirectoryPlace = Pick<Tenant, 'timeZone' | 'settings'>

/** An entry as everybody may read it, with what follows from the day and the moment. */
export interface PublicEntry {
  readonly row: Omit<EntryRow, 'ownerPersonId' | 'ownerSuccessorId' | 'searchWords'>
  readonly stale: boolean
  /** Null where nobody can say when it is open. */
  readonly open: OpenState | null
  /** Who kept it works nowhere in the wijk any more. */
  readonly ownerLeft: boolean
}

/** More entries than a wijk has; beyond that a list is cut off. */
const mostEntries = 5_000

/** The last day of checking with which an entry is still shown (PUB-2). */
const shownFrom = (tx: Tx, place: DirectoryPlace) => {
  const today = tx.actor.now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  return today.subtract({ days: limitsOf(place.settings).hiddenDays })
}

/** What everybody sees: published, and checked within a year. */
export function isShown(tx: Tx, place: DirectoryPlace) {
  return and(
    eq(directoryEntries.tenantId, tx.actor.tenantId),
    eq(directoryEntries.state, 'published'),
    gte(directoryEntries.lastCheckedOn, shownFrom(tx, place)),
  )
}

/** The actor's moment, by the calendar of the wijk. */
function momentOf(tx: Tx, place: DirectoryPlace): Parameters<typeof openingClock>[0] {
  const { timeZone, closedIn } = calendarOf(place)
  return { now: tx.actor.now, timeZone, isHoliday: (date) => closedIn(date.year).has(date.toString()) }
}

/** Rows as everybody may read them. */
export async function publicEntries(tx: Tx, place: DirectoryPlace, rows: readonly EntryRow[]): Promise<PublicEntry[]> {
  const today = tx.actor.now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  const stateOf = openingClock(momentOf(tx, place))
  const personIds = rows.map(({ ownerPersonId }) => ownerPersonId)
  const work = await findAtWork(tx, { personIds, organisationIds: [], timeZone: place.timeZone })
  return rows.map(({ ownerPersonId, ownerSuccessorId: _successor, searchWords: _words, ...row }) => ({
    row,
    stale: freshnessOf(row.lastCheckedOn, today, limitsOf(place.settings)) === 'stale',
    open: row.hours === null ? null : stateOf(row.hours),
    ownerLeft: ownerPersonId !== null && !work.people.has(ownerPersonId),
  }))
}

/** Everything that a list is chosen by, in one reading; what needs no account to be seen. */
async function listFacets(tx: Tx, place: DirectoryPlace): Promise<Facet[]> {
  const { id, name, domains, questions, languages, neighbourhoodId, wheelchairAccessible } = directoryEntries
  const { hours, lastCheckedOn } = directoryEntries
  const today = tx.actor.now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  // By the database: thousands of days are compared a hundred times faster there.
  const stale = sql<boolean>`${lastCheckedOn} < ${today.subtract({ days: limitsOf(place.settings).staleDays }).toString()}::date`
  const rows = await tx
    .select({ id, name, domains, questions, languages, neighbourhoodId, wheelchairAccessible, hours, stale })
    .from(directoryEntries)
    .where(isShown(tx, place))
    .orderBy(asc(name), asc(id))
    .limit(mostEntries)
  const isOpen = openCheck(momentOf(tx, place))
  return rows.map(({ hours: known, wheelchairAccessible: stepFree, ...entry }) => ({
    ...entry,
    stepFree,
    openNow: known !== null && isOpen(known),
    score: 0,
  }))
}

export interface DirectoryPage {
  readonly entries: readonly PublicEntry[]
  /** How many fit the choice, on all pages together. */
  readonly total: number
  readonly counts: ChoiceCounts
  /** The last entry of this page when there is more. */
  readonly next: string | null
  readonly isFirst: boolean
}

/**
 * The sociale kaart, one page at a time. Public. Entries that nobody checked for a year are left out, those that nobody
 * checked for half a year come last (PUB-2).
 * @param input.after the last entry of the page before.
 * @param input.questions what residents ask, in the words of the reader: a search looks in them too.
 */
export async function listDirectory(
  tx: Tx,
  input: {
    readonly place: DirectoryPlace
    readonly choice: DirectoryChoice
    readonly after: string | null
    readonly questions: Readonly<Record<QuestionCode, string>>
  },
): Promise<DirectoryPage> {
  const { place, choice, after } = input
  const facets = await listFacets(tx, place)
  const scores =
    choice.words === '' ? null : await searchDirectory(tx, { ...input, words: choice.words, entries: facets })
  const found = scores
    ? facets.flatMap((facet) => (scores.has(facet.id) ? [{ ...facet, score: scores.get(facet.id)! }] : []))
    : facets
  const chosen = chooseEntries(found, choice)
  const { page, next, isFirst } = pageAfter(chosen, after)
  const rows = await findRows(
    tx,
    page.map(({ id }) => id),
  )
  const inOrder = page.flatMap(({ id }) => rows.filter((row) => row.id === id))
  return {
    entries: await publicEntries(tx, place, inOrder),
    total: chosen.length,
    counts: countChoices(found, choice),
    next,
    isFirst,
  }
}

/** Entries by id, of whatever state the actor may see; at most 500. */
export async function findRows(tx: Tx, ids: readonly string[]): Promise<EntryRow[]> {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(directoryEntries)
    .where(and(eq(directoryEntries.tenantId, tx.actor.tenantId), inArray(directoryEntries.id, [...ids])))
    .limit(500)
}

/** One entry that everybody may see, or null. Public. */
export async function findPublicEntry(tx: Tx, place: DirectoryPlace, id: unknown): Promise<PublicEntry | null> {
  if (!isId(id)) return null
  const [row] = await tx
    .select()
    .from(directoryEntries)
    .where(and(isShown(tx, place), eq(directoryEntries.id, id)))
    .limit(1)
  return row ? ((await publicEntries(tx, place, [row]))[0] ?? null) : null
}
