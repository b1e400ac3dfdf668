import type { Tx } from '#db/client.server.ts'
import { directoryChoice } from '../directory/directory-choice.ts'
import { freshnessOf, limitsOf } from '../directory/directory-entry.ts'
import { findRows, listDirectory, publicEntries, type PublicEntry } from '../directory/directory.queries.server.ts'
import type { QuestionCode } from '../directory/directory-questions.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { activityChoice } from './activity-filter-form.ts'
import type { Period } from './activity-filter.ts'
import type { AidOutcome, AidQuery } from './decision-aid.ts'
import { listOccurrences, type ActivityOnDate } from './occurrences.queries.server.ts'

/** What somebody can choose from without losing the way. */
const mostShown = { activities: 6, entries: 4 }
/** Looked through for so many different activities. */
const mostDates = 120
/** The coming two weeks. */
const days = 14

export interface AidResults {
  /** Each activity once, on its first date; null where the advice shows none. */
  readonly activities: readonly ActivityOnDate[] | null
  /** For the list with all of them. */
  readonly activityQuery: AidQuery | null
  readonly period: Period
  readonly entries: readonly PublicEntry[]
  readonly entryQuery: AidQuery | null
}

async function findActivitiesOf(tx: Tx, query: AidQuery, period: Period, timeZone: string): Promise<ActivityOnDate[]> {
  const { filter } = activityChoice(new URLSearchParams(query))
  const { found } = await listOccurrences(tx, { timeZone, period, filter, limit: mostDates })
  const ahead = found.filter(
    ({ occurrence: { status, ends } }) =>
      status !== 'cancelled' && ends.epochMilliseconds > tx.actor.now.epochMilliseconds,
  )
  const first = new Map<string, ActivityOnDate>()
  for (const each of ahead) if (!first.has(each.activity.id)) first.set(each.activity.id, each)
  return [...first.values()].slice(0, mostShown.activities)
}

/** Entries that an editor named, as far as people see them now. */
async function findNamedEntries(tx: Tx, place: Tenant, ids: readonly string[]): Promise<PublicEntry[]> {
  const today = tx.actor.now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  const rows = (await findRows(tx, ids)).filter(
    ({ state, lastCheckedOn }) =>
      state === 'published' && freshnessOf(lastCheckedOn, today, limitsOf(place.settings)) !== 'hidden',
  )
  const inOrder = ids.flatMap((id) => rows.filter((row) => row.id === id))
  return publicEntries(tx, place, inOrder)
}

/**
 * What an advice ends in: activities of the coming two weeks and entries of the sociale kaart, those first that the editor
 * named. Public.
 * @param asked.advice the advice before the closing question, whose activities may be shown once more.
 * @param asked.questions what residents ask, in the words of the reader.
 */
export async function findAidResults(
  tx: Tx,
  asked: {
    readonly place: Tenant
    readonly outcome: AidOutcome
    readonly advice: AidOutcome | undefined
    readonly questions: Readonly<Record<QuestionCode, string>>
  },
): Promise<AidResults> {
  const { place, outcome, advice, questions } = asked
  const today = tx.actor.now.toZonedDateTimeISO(place.timeZone).toPlainDate()
  const period = { from: today, until: today.add({ days }) }
  const activityQuery = outcome.activities ?? (outcome.repeats ? advice?.activities : undefined) ?? null
  const named = await findNamedEntries(tx, place, outcome.repeats && advice ? advice.entryIds : outcome.entryIds)
  const entryQuery = outcome.entries ?? (outcome.repeats ? advice?.entries : undefined) ?? null
  const chosen = entryQuery
    ? await listDirectory(tx, {
        ...{ place, questions, after: null },
        choice: directoryChoice(new URLSearchParams(entryQuery)),
      })
    : null
  const others = (chosen?.entries ?? []).filter(({ row }) => !named.some((each) => each.row.id === row.id))
  return {
    activities: activityQuery ? await findActivitiesOf(tx, activityQuery, period, place.timeZone) : null,
    ...{ activityQuery, period, entryQuery },
    entries: [...named, ...others].slice(0, mostShown.entries),
  }
}
