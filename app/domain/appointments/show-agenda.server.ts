import type { Temporal } from 'temporal-polyfill'
import { clockText, shortDayText, dayText } from '#app/platform/i18n/format.ts'
import { paths } from '#app/paths.ts'
import type { Agenda, AgendaAppointment, AgendaPeriod } from './agenda.queries.server.ts'
import { kindOfVisit } from './kind-of-visit.ts'
import { languageName, type Reader } from './show-appointment.server.ts'

// i18n: appointments.work:agenda.statuses.*, appointments.work:kinds.*, appointments.work:channels.*
/** The grid shows at least these hours of the day, and more where something lies outside them. */
const usual = { first: 8, last: 18 }

interface Days {
  readonly monday: Temporal.PlainDate
  readonly today: Temporal.PlainDate
}

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
  const { id, residentId, residentName, status, startsAt, endsAt, interpreterLanguage } = appointment
  const notes = [
    t(`appointments.work:kinds.${kindOfVisit(appointment.visitTypeCode)}`),
    ...howTheyMeet(appointment, reader),
    ...(interpreterLanguage === null
      ? []
      : [t('appointments.work:agenda.interpreter', { language: languageName(interpreterLanguage, language) })]),
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
      ...(residentName === null ? {} : { href: paths.professional.resident(residentId) }),
      ...(status === 'booked' ? {} : { tag: t(`appointments.work:agenda.statuses.${status}`), tagLook }),
      ...(appointment.reason === null ? {} : { quote: appointment.reason }),
    },
  }
}

function linesOf(agenda: Agenda, reader: Reader): Line[] {
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
    ...agenda.appointments.map((appointment) => appointmentLine(appointment, reader)),
  ].sort((a, b) => key(a) - key(b))
}

/** A week in ready words for the grid: Monday to Friday, and the weekend when something is in it. */
export function showAgenda(agenda: Agenda, { monday, today }: Days, reader: Reader) {
  const { t, language, timeZone } = reader
  const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone)
  const lines = linesOf(agenda, reader).map((line) => ({
    ...line,
    start: local(line.startsAt),
    end: local(line.endsAt),
  }))
  const first = Math.min(usual.first, ...lines.map(({ start }) => start.hour))
  const last = Math.max(usual.last, ...lines.map(({ end }) => (end.minute > 0 ? end.hour + 1 : end.hour)))
  const entries = Map.groupBy(lines, ({ start }) => start.toPlainDate().toString())
  const days = Array.from({ length: 7 }, (_, index) => monday.add({ days: index }))
    .filter((date) => date.dayOfWeek <= 5 || entries.has(date.toString()))
    .map((date) => ({
      id: date.toString(),
      title: shortDayText(date, language),
      today: date.equals(today),
      empty: t('appointments.work:agenda.empty'),
      entries: (entries.get(date.toString()) ?? []).map(({ entry, start, end }) => ({
        ...entry,
        hour: start.hour - first,
        minute: start.minute - (start.minute % 5),
        length: Math.max(5, Math.round(end.since(start).total('minutes') / 5) * 5),
        time: clockText(start, language),
        until: clockText(end, language),
      })),
    }))
  return {
    weekNumber: monday.weekOfYear ?? 0,
    period: `${dayText(monday, language)} – ${dayText(monday.add({ days: 4 }), language, true)}`,
    hours: Array.from({ length: last - first }, (_, index) => clockText({ hour: first + index, minute: 0 }, language)),
    days,
  }
}
