import ICAL from 'ical.js'
import type { Temporal } from 'temporal-polyfill'
import { isOver, type ImportedChange, type ImportItem, type Looked, type SkipReason } from './import-item.ts'
import { importedRules, lastDateOf, onTheClock } from './import-rule.server.ts'
import { keyOfEvent, wordsOfEvent } from './import-text.server.ts'

type Read =
  { readonly ok: true; readonly looked: Looked } | { readonly ok: false; readonly failure: 'notCalendar' | 'tooMuch' }

interface Asked {
  readonly timeZone: string
  readonly now: Temporal.Instant
  /** Stands where an event says no place. */
  readonly organiser: string
}

/** Events and dates that are looked at in one file, and what may come of them. */
const most = { events: 3_000, dates: 10_000, items: 300, single: 26, changes: 60, milliseconds: 2_000 } as const
/** How far ahead a series that the portal has no words for is taken over date by date, in days. */
const singleDays = 180

class TooMuch extends Error {}

interface Reading extends Asked {
  readonly today: Temporal.PlainDate
  readonly spend: () => void
}

type Made = readonly ImportItem[] | SkipReason

function timesOf(part: ICAL.Component, start: ICAL.Time, end: ICAL.Time, { timeZone }: Asked) {
  const begins = onTheClock(part, 'dtstart', start, timeZone)
  const ends = onTheClock(part, 'dtend', end, timeZone)
  const minutes = begins.until(ends).total('minutes')
  const text = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' })
  return {
    ...{ firstDate: begins.toPlainDate().toString(), startsAt: text(begins), endsAt: text(ends) },
    isOneDay: minutes > 0 && begins.toPlainDate().equals(ends.toPlainDate()),
    isEmpty: minutes <= 0,
  }
}

const statusOf = (part: ICAL.Component) => String(part.getFirstPropertyValue('status') ?? '').toUpperCase()

/** The dates of a series that were taken out, moved or called off. */
function changesOf(master: ICAL.Component, others: readonly ICAL.Component[], reading: Reading): ImportedChange[] {
  const { timeZone, today } = reading
  const off = master.getAllProperties('exdate').flatMap((each) =>
    (each.getValues() as ICAL.Time[]).map((time) => {
      reading.spend()
      return onTheClock(master, 'exdate', time, timeZone).toPlainDate().toString()
    }),
  )
  const changes = new Map<string, ImportedChange>(off.map((date) => [date, { originalDate: date, kind: 'cancelled' }]))
  for (const part of others) {
    reading.spend()
    const named = part.getFirstPropertyValue('recurrence-id') as ICAL.Time
    const originalDate = onTheClock(part, 'recurrence-id', named, timeZone).toPlainDate().toString()
    const { startDate, endDate } = new ICAL.Event(part)
    const { firstDate: date, startsAt, endsAt, isOneDay } = timesOf(part, startDate, endDate, reading)
    const isOff = statusOf(part) === 'CANCELLED' || !isOneDay
    const usual = timesOf(master, new ICAL.Event(master).startDate, new ICAL.Event(master).endDate, reading)
    const isSame = date === originalDate && startsAt === usual.startsAt && endsAt === usual.endsAt
    if (isOff) changes.set(originalDate, { originalDate, kind: 'cancelled' })
    else if (!isSame) changes.set(originalDate, { originalDate, kind: 'moved', date, startsAt, endsAt })
  }
  const from = today.subtract({ days: 31 }).toString()
  const until = today.add({ days: 400 }).toString()
  return [...changes.values()]
    .filter(({ originalDate }) => originalDate >= from && originalDate <= until)
    .sort((one, other) => (one.originalDate < other.originalDate ? -1 : 1))
    .slice(0, most.changes)
}

/** Date by date, for a series that the portal has no words for. */
function dated(master: ICAL.Component, others: readonly ICAL.Component[], base: ImportItem, reading: Reading): Made {
  const { today, timeZone, spend } = reading
  const event = new ICAL.Event(master, { strictExceptions: true, exceptions: [...others] })
  const items: ImportItem[] = []
  const last = today.add({ days: singleDays }).toString()
  const dates = event.iterator()
  for (let date = dates.next(); date; date = dates.next()) {
    spend()
    const original = onTheClock(master, 'dtstart', date, timeZone).toPlainDate().toString()
    if (original > last) break
    const { item, startDate, endDate } = event.getOccurrenceDetails(date)
    const { isOneDay, isEmpty: _, ...times } = timesOf(item.component, startDate, endDate, reading)
    if (times.firstDate < today.toString() || !isOneDay) continue
    if (items.length >= most.single) return 'tooMany'
    const isCancelled = base.isCancelled || statusOf(item.component) === 'CANCELLED'
    items.push({
      ...base,
      ...times,
      key: `${base.key}#${original}`,
      rule: null,
      lastDate: null,
      changes: [],
      isCancelled,
    })
  }
  return items
}

function series(master: ICAL.Component, others: readonly ICAL.Component[], base: ImportItem, reading: Reading): Made {
  const { timeZone, spend } = reading
  const { startDate } = new ICAL.Event(master)
  const rules = importedRules(master, startDate, timeZone)
  if (!rules) return dated(master, others, base, reading)
  const count = () => {
    const dates = new ICAL.Event(master).iterator()
    let last: ICAL.Time | null = null
    for (let date = dates.next(); date; date = dates.next()) {
      spend()
      last = date
    }
    return last && onTheClock(master, 'dtstart', last, timeZone).toPlainDate()
  }
  const startsAt = onTheClock(master, 'dtstart', startDate, timeZone).toPlainTime()
  const lastDate = lastDateOf(master, { timeZone, startsAt, last: count })
  const changes = changesOf(master, others, reading)
  const weekday = (date: string) => reading.today.with(datePart(date)).dayOfWeek
  return rules.map(({ rule, firstDate, weekday: on }) => ({
    ...base,
    ...{ rule, firstDate: firstDate.toString(), lastDate: lastDate?.toString() ?? null },
    // One weekday keeps the name of the event: most have one, and it may get another day later.
    key: rules.length === 1 ? base.key : `${base.key}#${String(on)}`,
    changes: changes.filter(({ originalDate }) => rules.length === 1 || weekday(originalDate) === on),
  }))
}

function datePart(date: string) {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

function itemsOf(master: ICAL.Component, others: readonly ICAL.Component[], reading: Reading): Made {
  const kind = String(master.getFirstPropertyValue('class') ?? '').toUpperCase()
  if (kind === 'PRIVATE' || kind === 'CONFIDENTIAL') return 'private'
  const { startDate, endDate } = new ICAL.Event(master)
  const words = wordsOfEvent(master, reading.organiser)
  const { isOneDay, isEmpty, ...times } = timesOf(master, startDate, endDate, reading)
  if (startDate.isDate || isEmpty) return 'noTime'
  if (!isOneDay) return 'overnight'
  if (!words.title) return 'noTitle'
  const isCancelled = statusOf(master) === 'CANCELLED'
  const base = { ...words, ...times, key: keyOfEvent(master), rule: null, lastDate: null, changes: [], isCancelled }
  const repeats = master.hasProperty('rrule') || master.hasProperty('rdate')
  if (repeats && !master.hasProperty('recurrence-id')) return series(master, others, base, reading)
  return [master.hasProperty('recurrence-id') ? { ...base, key: `${base.key}#${base.firstDate}` } : base]
}

/** Of one event in several versions the newest counts (RFC 5545 §3.8.7.4). */
function newest(parts: readonly ICAL.Component[]): ICAL.Component {
  const version = (part: ICAL.Component) => Number(part.getFirstPropertyValue('sequence') ?? 0)
  return parts.reduce((best, each) => (version(each) >= version(best) ? each : best))
}

function readAll(text: string, reading: Reading): Looked {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  if (calendar.name !== 'vcalendar') throw new Error('not a calendar')
  const events = calendar.getAllSubcomponents('vevent').filter((part) => part.hasProperty('dtstart'))
  if (events.length > most.events) throw new TooMuch()
  const today = reading.today.toString()
  const items = new Map<string, ImportItem>()
  const skipped: Partial<Record<SkipReason, number>> = {}
  const skip = (reason: SkipReason) => (skipped[reason] = (skipped[reason] ?? 0) + 1)
  for (const parts of Map.groupBy(events, keyOfEvent).values()) {
    reading.spend()
    const masters = parts.filter((part) => !part.hasProperty('recurrence-id'))
    const others = parts.filter((part) => part.hasProperty('recurrence-id'))
    for (const master of masters.length > 0 ? [newest(masters)] : others) {
      const made = itemsOf(master, masters.length > 0 ? others : [], reading)
      if (typeof made === 'string') skip(made)
      else for (const item of made) if (!isOver(item, today)) items.set(item.key, item)
    }
  }
  const inOrder = [...items.values()].sort((one, other) => (one.firstDate < other.firstDate ? -1 : 1))
  if (inOrder.length > most.items) skipped.tooMany = (skipped.tooMany ?? 0) + inOrder.length - most.items
  return { items: inOrder.slice(0, most.items), skipped }
}

/**
 * What a calendar of an organiser offers (RFC 5545): events that are still to come, each as an activity would be. Words,
 * place and times alone: nothing of who made it or who comes. What is said to be private is left alone.
 * Answers `notCalendar` for anything else, and `tooMuch` where it would take too long.
 */
export function readImport(text: string, asked: Asked): Read {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return { ok: false, failure: 'notCalendar' }
  const began = performance.now()
  let dates = 0
  const spend = () => {
    dates += 1
    if (dates > most.dates || performance.now() - began > most.milliseconds) throw new TooMuch()
  }
  const today = asked.now.toZonedDateTimeISO(asked.timeZone).toPlainDate()
  try {
    return { ok: true, looked: readAll(text, { ...asked, today, spend }) }
  } catch (fault) {
    return { ok: false, failure: fault instanceof TooMuch ? 'tooMuch' : 'notCalendar' }
  }
}
