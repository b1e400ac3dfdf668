import { Temporal } from 'temporal-polyfill'
import { isId } from '../shared/ids.ts'

/** The four answers, each wanted, not wanted or either; and what came of it. */
export const answerNames = ['authorised', 'careRelationship', 'permission', 'emergency'] as const

export const outcomes = ['success', 'refused', 'error'] as const
export type LogOutcome = (typeof outcomes)[number]

/** Days that a search covers at most: with a person a year, else a quarter. */
const mostDays = { person: 366, all: 92 } as const
const daysWhenLeftOut = 30

export interface LogSearch {
  readonly userId: string | null
  readonly residentId: string | null
  /** Of a search about a resident: without what that resident did, which comes before everything else (LOG-3). */
  readonly withoutSelf: boolean
  /** Both days count, in the wijk's zone. */
  readonly firstDay: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
  /** Four letters: T, F, or `_` for either; null when all are either. */
  readonly checks: string | null
  readonly outcome: LogOutcome | null
}

function dayIn(text: string | null): Temporal.PlainDate | null {
  try {
    return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : null
  } catch {
    return null
  }
}

/** In an address: what the resident did counts too. */
export const alsoSelf = 'ook'

/** The names of a search's parts in an address. */
export const searchNames = {
  user: 'gebruiker',
  resident: 'bewoner',
  self: 'zelf',
  first: 'van',
  last: 'tot',
  outcome: 'uitkomst',
  answers: { authorised: 'autorisatie', careRelationship: 'relatie', permission: 'toestemming', emergency: 'nood' },
} as const

/**
 * A search from an address. What is no day, id or answer counts as left out; a period that is too long is cut at its
 * beginning, so that each search is bounded.
 */
export function readLogSearch(query: URLSearchParams, today: Temporal.PlainDate): LogSearch {
  const id = (name: string) => ((value) => (isId(value) ? value : null))(query.get(name))
  const userId = id(searchNames.user)
  const residentId = id(searchNames.resident)
  const lastDay = dayIn(query.get(searchNames.last)) ?? today
  const asked = dayIn(query.get(searchNames.first)) ?? lastDay.subtract({ days: daysWhenLeftOut })
  const earliest = lastDay.subtract({ days: (userId ?? residentId) ? mostDays.person : mostDays.all })
  const inOrder = Temporal.PlainDate.compare(asked, lastDay) > 0 ? lastDay : asked
  const letters = answerNames
    .map((name) => query.get(searchNames.answers[name]))
    .map((value) => (value === 'T' || value === 'F' ? value : '_'))
    .join('')
  return {
    userId,
    residentId,
    withoutSelf: residentId !== null && userId !== residentId && query.get(searchNames.self) !== alsoSelf,
    lastDay,
    firstDay: Temporal.PlainDate.compare(inOrder, earliest) < 0 ? earliest : inOrder,
    checks: letters === '____' ? null : letters,
    outcome: outcomes.find((each) => each === query.get(searchNames.outcome)) ?? null,
  }
}

/** The same search as values of an address; what is left out is absent. */
export function logSearchQuery({ userId, residentId, withoutSelf, firstDay, lastDay, checks, outcome }: LogSearch) {
  return {
    [searchNames.user]: userId ?? undefined,
    [searchNames.resident]: residentId ?? undefined,
    [searchNames.self]: residentId !== null && !withoutSelf ? alsoSelf : undefined,
    [searchNames.first]: firstDay.toString(),
    [searchNames.last]: lastDay.toString(),
    [searchNames.outcome]: outcome ?? undefined,
    ...Object.fromEntries(
      answerNames.map((name, at) => [searchNames.answers[name], (checks?.[at] ?? '_').replace('_', '') || undefined]),
    ),
  } as Record<string, string | undefined>
}

/** What the log says was searched for (LOG-1: Zoekvraag): ids, days and answers. */
export function logSearchText({
  userId,
  residentId,
  withoutSelf,
  firstDay,
  lastDay,
  checks,
  outcome,
}: LogSearch): string {
  return [
    userId ? `user=${userId}` : null,
    residentId ? `resident=${residentId}` : null,
    withoutSelf ? 'self=no' : null,
    `period=${firstDay.toString()}/${lastDay.toString()}`,
    checks ? `checks=${checks}` : null,
    outcome ? `outcome=${outcome}` : null,
  ]
    .filter((part) => part !== null)
    .join(' ')
}
