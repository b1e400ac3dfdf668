/** One date of a series that does not go as the rule says; days and times as text, in the zone of the wijk. */
export type ImportedChange =
  | { readonly originalDate: string; readonly kind: 'cancelled' }
  | {
      readonly originalDate: string
      readonly kind: 'moved'
      readonly date: string
      readonly startsAt: string
      readonly endsAt: string
    }

/** What becomes one activity: plain text alone, so that it can be kept and compared. */
export interface ImportItem {
  /** The `UID` of the event, and what part of it this is where one event becomes several. Its name for as long as it stands. */
  readonly key: string
  readonly title: string
  readonly what: string
  readonly locationName: string
  readonly street: string | null
  /** ISO: a day, and times on the clock in the zone of the wijk. */
  readonly firstDate: string
  readonly startsAt: string
  readonly endsAt: string
  /** RRULE as `recurrenceRule` writes it; null is once. */
  readonly rule: string | null
  readonly lastDate: string | null
  readonly changes: readonly ImportedChange[]
  /** The calendar itself says that it is off. */
  readonly isCancelled: boolean
  readonly categories: readonly string[]
}

/** Why an event of a calendar becomes no activity. */
export const skipReasons = ['noTime', 'overnight', 'private', 'noTitle', 'tooMany'] as const
export type SkipReason = (typeof skipReasons)[number]

/** What stands in a calendar. */
export interface Looked {
  readonly items: readonly ImportItem[]
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether an item has one of the words in its title, text or categories; every item has, when there are none. */
export function fitsWords({ title, what, categories }: ImportItem, words: readonly string[]): boolean {
  const all = folded([title, what, ...categories].join('\n'))
  return words.length === 0 || words.some((word) => all.includes(folded(word)))
}

/** Whether nothing of it comes any more after a day, ISO. */
export function isOver({ rule, firstDate, lastDate, changes }: ImportItem, today: string): boolean {
  const last = rule === null ? firstDate : (lastDate ?? '9999-12-31')
  const moved = changes.map((each) => (each.kind === 'moved' ? each.date : ''))
  return [last, ...moved].every((date) => date < today)
}
