import { Temporal } from 'temporal-polyfill'

/** One entry of the log as the resident may read it (LOG-3). */
export interface Look {
  readonly entryId: string
  readonly at: Temporal.Instant
  /** C, R, U, D or E. */
  readonly action: string
  readonly outcome: 'success' | 'refused' | 'error'
  readonly userId: string
  readonly userName: string
  readonly role: string
  /** A resource, with `.metadata` behind it for who saw only that it is there. */
  readonly resource: string
  /** Asked for by a legal duty, such as the Meldcode (CON-7). */
  readonly isLegalDuty: boolean
}

/** Stands in an address for who has no name there: a neighbour who tried (LOG-3). Never somebody's id. */
export const unnamedUser = 'zonder-naam'

/** The same person who did the same on the same day: one line, however often it was (LOG-3). */
export interface LookLine extends Omit<Look, 'entryId' | 'at'> {
  readonly times: number
  readonly last: Temporal.Instant
}

export interface LookDay {
  readonly day: Temporal.PlainDate
  readonly lines: readonly LookLine[]
}

/** What people see as one kind of thing: the score is part of the 4D. */
const merged: Readonly<Record<string, string>> = { healthScore: 'assessment' }

/**
 * Looks merged per day, person, outcome and kind of action.
 * In: newest first. Out: days newest first, each with its lines by their last time, newest first.
 * @param timeZone in which a day is meant.
 */
export function mergeLooks(looks: readonly Look[], timeZone: string): LookDay[] {
  const dayOf = (look: Look) => look.at.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  return [...Map.groupBy(looks, dayOf)].map(([day, ofDay]) => {
    const kinds = Map.groupBy(ofDay, ({ userId, outcome, action, resource, isLegalDuty }) =>
      [userId, outcome, action, merged[resource] ?? resource, isLegalDuty].join(' '),
    )
    const lines = [...kinds.values()].flatMap((same) => {
      const [first] = same
      if (!first) return []
      const { entryId: _entry, at, resource, ...rest } = first
      // One look at a page can write several entries of one kind: they carry the same time and count once.
      const moments = new Set(same.map((look) => look.at.epochMilliseconds))
      return [{ ...rest, resource: merged[resource] ?? resource, times: moments.size, last: at }]
    })
    return { day: Temporal.PlainDate.from(day), lines }
  })
}

/** The next page has what is before this. */
export interface LooksCursor {
  readonly at: Temporal.Instant
  readonly entryId: string
}

/** A cursor as one value of a URL. */
export function looksCursorText({ at, entryId }: LooksCursor): string {
  return `${at.toString()}_${entryId}`
}

/** The cursor that a URL holds; null for none and for anything that is none. */
export function readLooksCursor(value: string | null): LooksCursor | null {
  const [instant = '', entryId = ''] = (value ?? '').split('_')
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(entryId)) return null
  try {
    return { at: Temporal.Instant.from(instant), entryId }
  } catch {
    return null
  }
}
