import { Temporal } from 'temporal-polyfill'
import type { ImportedChange, ImportItem } from './import-item.ts'
import type { ItemPart } from './import-plan.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const time = (text: string) => Temporal.PlainTime.from(text)

/** These parts of an entry as the columns of an activity. */
export function columnsOf(item: ImportItem, parts: readonly ItemPart[]) {
  const has = (part: ItemPart) => parts.includes(part)
  return {
    ...(has('title') ? { title: item.title } : {}),
    ...(has('what') ? { what: item.what } : {}),
    ...(has('place') ? { locationName: item.locationName, street: item.street } : {}),
    ...(has('times') ? timesOf(item) : {}),
  }
}

/** When an entry is, as the columns of an activity. */
export function timesOf({ firstDate, startsAt, endsAt, rule, lastDate }: ImportItem) {
  const first = day(firstDate)
  const last = lastDate === null ? null : day(lastDate)
  return {
    ...{ firstDate: first, startsAt: time(startsAt), endsAt: time(endsAt), recurrenceRule: rule },
    // A series that is over before it began again has one day left.
    lastDate: last && Temporal.PlainDate.compare(last, first) < 0 ? first : last,
  }
}

/** A date that differs, as the columns of its row. */
export function changeOf(change: ImportedChange) {
  const originalDate = day(change.originalDate)
  if (change.kind === 'cancelled') return { originalDate, kind: change.kind }
  const { date, startsAt, endsAt } = change
  return {
    ...{ originalDate, kind: change.kind, movedToDate: day(date) },
    ...{ movedStartsAt: time(startsAt), movedEndsAt: time(endsAt) },
  }
}
