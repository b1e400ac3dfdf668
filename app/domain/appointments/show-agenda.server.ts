import type { Temporal } from 'temporal-polyfill'
import { clockText, dayText, shortDayText } from '#app/platform/i18n/format.ts'
import type { Agendas, PersonAgenda } from './agenda.queries.server.ts'
import { localLines, type AgendaReader, type LocalLine } from './agenda-lines.server.ts'

/** The grid shows at least these hours of the day, and more where something lies outside them. */
const usual = { first: 8, last: 18 }

/** The hours of the grid: the usual ones, and more where something lies outside them. */
function hoursOf(lines: readonly LocalLine[], language: string) {
  const first = Math.min(usual.first, ...lines.map(({ start }) => start.hour))
  const last = Math.max(usual.last, ...lines.map(({ end }) => (end.minute > 0 ? end.hour + 1 : end.hour)))
  const hours = Array.from({ length: last - first }, (_, index) =>
    clockText({ hour: first + index, minute: 0 }, language),
  )
  return { first, last, hours }
}

/** The entries of one column; two at one time stand beside each other. */
function entriesOf(lines: readonly LocalLine[], first: number, language: string) {
  let busyUntil = -Infinity
  return lines.map(({ entry, start, end }, at) => {
    const taking = entry.look !== 'session'
    const isSecond = taking && start.epochMilliseconds < busyUntil
    if (taking) busyUntil = Math.max(busyUntil, end.epochMilliseconds)
    const next = lines.slice(at + 1).find((line) => line.entry.look !== 'session')
    const hasSecond = taking && !isSecond && next !== undefined && next.start.epochMilliseconds < end.epochMilliseconds
    return {
      ...entry,
      ...(isSecond ? { beside: 'second' as const } : hasSecond ? { beside: 'first' as const } : {}),
      hour: start.hour - first,
      minute: start.minute - (start.minute % 5),
      length: Math.max(5, Math.round(end.since(start).total('minutes') / 5) * 5),
      time: clockText(start, language),
      until: clockText(end, language),
    }
  })
}

/** Where "now" is drawn; null outside the hours of the grid. */
function nowLine(now: Temporal.Instant, { first, last }: { first: number; last: number }, reader: AgendaReader) {
  const { hour, minute } = now.toZonedDateTimeISO(reader.timeZone)
  if (hour < first || hour >= last) return null
  const time = clockText({ hour, minute }, reader.language)
  return { hour: hour - first, minute: minute - (minute % 5), label: reader.t('desk.work:now', { time }) }
}

/** What an entry that is dragged asks of the grid: its first hour, and what is past. */
const drops = (first: number, now: Temporal.Instant, { timeZone }: AgendaReader) => ({
  first,
  now: now.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }),
})

const placeOf = ({ member }: PersonAgenda, date: Temporal.PlainDate) => ({
  ...{ date: date.toString(), personId: member.id, teamIds: member.teamIds },
})

/** The week of one professional in ready words for a grid: Monday to Friday, and the weekend when something is in it. */
function showWeekOf(
  agenda: PersonAgenda,
  { monday, now }: { readonly monday: Temporal.PlainDate; readonly now: Temporal.Instant },
  reader: AgendaReader,
) {
  const { t, language, timeZone } = reader
  const { id, calledName } = agenda.member
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const lines = localLines(agenda, reader)
  const { hours, ...shown } = hoursOf(lines, language)
  const entries = Map.groupBy(lines, ({ start }) => start.toPlainDate().toString())
  const days = Array.from({ length: 7 }, (_, index) => monday.add({ days: index }))
    .filter((date) => date.dayOfWeek <= 5 || entries.has(date.toString()))
    .map((date) => ({
      id: `${id}-${date.toString()}`,
      date: date.toString(),
      title: shortDayText(date, language),
      today: date.equals(today),
      empty: t('appointments.work:agenda.empty'),
      place: placeOf(agenda, date),
      entries: entriesOf(entries.get(date.toString()) ?? [], shown.first, language),
    }))
  return {
    ...{ id, title: calledName, hours, days },
    ...{ now: nowLine(now, shown, reader), drops: drops(shown.first, now, reader) },
  }
}

/** The weeks of these professionals in ready words, a grid each. */
export function showWeeks(
  agendas: Agendas,
  at: { readonly monday: Temporal.PlainDate; readonly now: Temporal.Instant },
  reader: AgendaReader,
) {
  const { t, language } = reader
  const { monday } = at
  return {
    title: t('appointments.work:agenda.week', { week: monday.weekOfYear ?? 0 }),
    period: `${dayText(monday, language)} – ${dayText(monday.add({ days: 4 }), language, true)}`,
    grids: agendas.people.map((agenda) => showWeekOf(agenda, at, reader)),
  }
}

/** One day of several professionals in ready words for one grid, each a column. */
export function showDay(
  agendas: Agendas,
  { day, now }: { readonly day: Temporal.PlainDate; readonly now: Temporal.Instant },
  reader: AgendaReader,
) {
  const { t, language } = reader
  const today = now.toZonedDateTimeISO(reader.timeZone).toPlainDate().equals(day)
  const columns = agendas.people.map((agenda) => ({ agenda, lines: localLines(agenda, reader) }))
  const { hours, ...shown } = hoursOf(
    columns.flatMap(({ lines }) => lines),
    language,
  )
  const days = columns.map(({ agenda, lines }) => ({
    id: agenda.member.id,
    title: agenda.member.calledName,
    today,
    empty: t('appointments.work:agenda.empty'),
    place: placeOf(agenda, day),
    entries: entriesOf(lines, shown.first, language),
  }))
  const grid = { now: nowLine(now, shown, reader), drops: drops(shown.first, now, reader) }
  return { title: dayText(day, language, true), grids: [{ id: 'day', title: '', hours, days, ...grid }] }
}
