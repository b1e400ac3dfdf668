import type { Temporal } from 'temporal-polyfill'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { timesOf } from './import-columns.ts'
import { importFailures } from './import-failure.ts'
import { skipReasons, type ImportItem, type Looked } from './import-item.ts'
import type { ImportPlan } from './import-plan.ts'
import type { SourceRow } from './import-source.queries.server.ts'
import { rhythmText, type OfferReader } from './offer-show.server.ts'

/** Lines of one list; how many there are in all stands above it. */
const mostLines = 50

const lineOf = (item: ImportItem, reader: OfferReader) => ({
  key: item.key,
  title: item.title,
  about: [rhythmText({ ...timesOf(item), skipHolidays: false }, reader), item.locationName].join(' · '),
})

/** What a calendar would bring, as the page says it, list by list; empty lists are left out. */
export function showPlan(plan: ImportPlan, looked: Looked, reader: OfferReader) {
  const lists = {
    fresh: plan.fresh,
    changed: plan.changed.map(({ item }) => item),
    gone: plan.gone.map(({ taken }) => taken),
    elsewhere: plan.elsewhere,
  }
  return {
    isSuspect: plan.isSuspect,
    same: plan.same.length,
    lists: (Object.keys(lists) as (keyof typeof lists)[]).flatMap((kind) => {
      const items = lists[kind]
      const lines = items.slice(0, mostLines).map((item) => lineOf(item, reader))
      return items.length === 0 ? [] : [{ kind, count: items.length, lines }]
    }),
    skipped: skipReasons.flatMap((reason) => {
      const count = looked.skipped[reason] ?? 0
      return count === 0 ? [] : [{ reason, count }]
    }),
  }
}

/** How it stands with a calendar. */
export function showSource(row: SourceRow, { language, timeZone }: Omit<OfferReader, 't'>) {
  const moment = (at: Temporal.Instant | null) => (at === null ? null : dateTimeText(at, timeZone, language))
  return {
    id: row.id,
    name: row.name,
    isFile: row.urlSealed === null,
    state: row.endedAt ? ('ended' as const) : row.begunAt ? ('read' as const) : ('looked' as const),
    readAt: moment(row.readAt),
    failingSince: moment(row.failingSince),
    failure: importFailures.find((each) => each === row.failure) ?? null,
  }
}
