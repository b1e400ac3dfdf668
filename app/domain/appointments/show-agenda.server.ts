import type { Temporal } from 'temporal-polyfill'
import { clockText, shortDayText, dayText } from '#app/platform/i18n/format.ts'
import { paths } from '#app/paths.ts'
import type { Agenda, DayAgenda } from './agenda.queries.server.ts'
import type { AgendaBlock } from './agenda-blocks.queries.server.ts'
import { kindOfVisit } from './kind-of-visit.ts'
import type { AgendaAppointment, AgendaOfPerson, AgendaPeriod } from './read-agendas.server.ts'
import { languageName, type Reader } from './show-appointment.server.ts'

// i18n: appointments.work:agenda.statuses.*, appointments.work:kinds.*, appointments.work:channels.*
/** The grid shows at least these hours of the day, and more where something lies outside them. */
const usual = { first: 8, last: 18 }

interface Line extends AgendaPeriod {
  readonly entry: {
    readonly id: string
    readonly look: 'session' | 'booked' | 'held' | 'past' | 'taken'
    readonly title: string
    readonly href?: string
    readonly note?: string
    readonly tag?: string
    readonly tagLook?: 'plain' | 'free' | 'urgent' | 'ok'
    /** The resident's own words. */
    readonly quote?: string
  }
}

const kindsThatSayHow = ['PHONE', 'VIDEO', 'HOME_VISIT']

/** How the people meet, where the kind of visit does not say it already. */
function howTheyMeet({ channel, visitTypeCode }: AgendaAppointment, { t }: Reader): string[] {
  const isTold = channel === 'in_person' || kindsThatSayHow.includes(visitTypeCode)
  return isTold ? [] : [t(`appointments.work:channels.${channel}`)]
}

/** What is over is calm, what is not sure yet stands out, and only who did not come is an alarm. */
const looks = {
  proposed: { look: 'held', tagLook: 'free' },
  pending: { look: 'held', tagLook: 'free' },
  booked: { look: 'booked', tagLook: 'plain' },
  arrived: { look: 'booked', tagLook: 'ok' },
  fulfilled: { look: 'past', tagLook: 'plain' },
  noshow: { look: 'past', tagLook: 'urgent' },
} as const satisfies Record<AgendaAppointment['status'], Pick<Line['entry'], 'look' | 'tagLook'>>

function appointmentLine(appointment: AgendaAppointment, reader: Reader): Line {
  const { t, language } = reader
  const { id, residentName, status, startsAt, endsAt, interpreterLanguage, isOverride } = appointment
  const notes = [
    t(`appointments.work:kinds.${kindOfVisit(appointment.visitTypeCode)}`),
    ...howTheyMeet(appointment, reader),
    ...(interpreterLanguage === null
      ? []
      : [t('appointments.work:agenda.interpreter', { language: languageName(interpreterLanguage, language) })]),
    ...(isOverride ? [t('desk.work:override.short')] : []),
  ]
  const { look, tagLook } = looks[status]
  return {
    startsAt,
    endsAt,
    entry: {
      id,
      look,
      title: residentName ?? t('appointments.work:agenda.someone'),
      note: notes.join(', '),
      href: paths.professional.appointment(id),
      ...(status === 'booked' ? {} : { tag: t(`appointments.work:agenda.statuses.${status}`), tagLook }),
      ...(appointment.reason === null ? {} : { quote: appointment.reason }),
    },
  }
}

/** Blocked time, with a way to where it is taken away again; what comes from another calendar is only taken. */
function blockLine({ id, personId, startsAt, endsAt, words, source }: AgendaBlock, { t, timeZone }: Reader): Line {
  const dag = startsAt.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  const title = words ?? t(source === 'own' ? 'desk.work:block.entry' : 'appointments.work:agenda.taken')
  const href = source === 'own' ? { href: paths.professional.blockTime({ wie: personId, dag }) } : {}
  return { startsAt, endsAt, entry: { id, look: 'taken', title, ...href } }
}

function linesOf(agenda: AgendaOfPerson, reader: Reader): Line[] {
  const { t } = reader
  const key = ({ startsAt }: AgendaPeriod) => startsAt.epochMilliseconds
  return [
    ...agenda.sessions.map((session) => ({
      ...session,
      entry: {
        id: `session-${key(session)}`,
        look: 'session' as const,
        title: t('appointments.work:agenda.session', { place: session.location }),
      },
    })),
    ...agenda.hidden.map((period) => ({
      ...period,
      entry: { id: `taken-${key(period)}`, look: 'taken' as const, title: t('appointments.work:agenda.taken') },
    })),
    ...agenda.blocks.map((block) => blockLine(block, reader)),
    ...agenda.appointments.map((appointment) => appointmentLine(appointment, reader)),
  ].sort((a, b) => key(a) - key(b))
}

type LocalLine = Line & { readonly start: Temporal.ZonedDateTime; readonly end: Temporal.ZonedDateTime }

function localLines(agenda: AgendaOfPerson, reader: Reader): LocalLine[] {
  const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(reader.timeZone)
  return linesOf(agenda, reader).map((line) => ({ ...line, start: local(line.startsAt), end: local(line.endsAt) }))
}

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
function nowLine(now: Temporal.Instant, { first, last }: { first: number; last: number }, reader: Reader) {
  const { hour, minute } = now.toZonedDateTimeISO(reader.timeZone)
  if (hour < first || hour >= last) return null
  const time = clockText({ hour, minute }, reader.language)
  return { hour: hour - first, minute: minute - (minute % 5), label: reader.t('desk.work:now', { time }) }
}

/** A week in ready words for the grid: Monday to Friday, and the weekend when something is in it. */
export function showAgenda(
  agenda: Agenda,
  { monday, now }: { monday: Temporal.PlainDate; now: Temporal.Instant },
  reader: Reader,
) {
  const { t, language } = reader
  const today = now.toZonedDateTimeISO(reader.timeZone).toPlainDate()
  const lines = localLines(agenda, reader)
  const { hours, ...shown } = hoursOf(lines, language)
  const entries = Map.groupBy(lines, ({ start }) => start.toPlainDate().toString())
  const days = Array.from({ length: 7 }, (_, index) => monday.add({ days: index }))
    .filter((date) => date.dayOfWeek <= 5 || entries.has(date.toString()))
    .map((date) => ({
      id: date.toString(),
      date: date.toString(),
      title: shortDayText(date, language),
      today: date.equals(today),
      empty: t('appointments.work:agenda.empty'),
      entries: entriesOf(entries.get(date.toString()) ?? [], shown.first, language),
    }))
  return {
    title: t('appointments.work:agenda.week', { week: monday.weekOfYear ?? 0 }),
    period: `${dayText(monday, language)} – ${dayText(monday.add({ days: 4 }), language, true)}`,
    hours,
    days,
    now: nowLine(now, shown, reader),
  }
}

/** One day of several professionals in ready words for the grid, each a column. */
export function showDay(
  agenda: DayAgenda,
  { day, now }: { day: Temporal.PlainDate; now: Temporal.Instant },
  reader: Reader,
) {
  const { t, language } = reader
  const today = now.toZonedDateTimeISO(reader.timeZone).toPlainDate().equals(day)
  const columns = agenda.columns.map(({ member, ...rest }) => ({ member, lines: localLines(rest, reader) }))
  const { hours, ...shown } = hoursOf(
    columns.flatMap(({ lines }) => lines),
    language,
  )
  return {
    title: dayText(day, language, true),
    period: agenda.more > 0 ? t('desk.work:day.more', { count: agenda.more }) : null,
    hours,
    days: columns.map(({ member, lines }) => ({
      id: member.id,
      title: member.calledName,
      today,
      empty: t('appointments.work:agenda.empty'),
      entries: entriesOf(lines, shown.first, language),
    })),
    now: nowLine(now, shown, reader),
  }
}
