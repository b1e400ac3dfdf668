import type { Temporal } from 'temporal-polyfill'
import { paths } from '#app/paths.ts'
import { clockText } from '#app/platform/i18n/format.ts'
import type { AgendaBlock } from './agenda-blocks.queries.server.ts'
import type { GroupView } from './groups.queries.server.ts'
import type { AgendaAppointment, AgendaOfPerson, AgendaPeriod } from './read-agendas.server.ts'
import { languageName, type Reader } from './show-appointment.server.ts'
import { kindName } from './show-planned.server.ts'

// i18n: appointments.work:agenda.statuses.*, appointments.work:channels.*

/** Who reads an agenda, and whether they move what stands in it. */
export interface AgendaReader extends Reader {
  readonly mayMove: boolean
}

/** Something in an agenda in ready words, with when it is. */
export interface Line extends AgendaPeriod {
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
    /** Of the kind of visit, whose name stands in `note` (WCAG 1.4.1). */
    readonly color?: NonNullable<AgendaAppointment['color']>
    /** Where it is moved, and in whose agendas it may be dropped. */
    readonly move?: { readonly href: string; readonly teamId: string }
  }
}

const kindsThatSayHow = ['PHONE', 'VIDEO', 'HOME_VISIT']

/** How the people meet, where the kind of visit does not say it already. */
function howTheyMeet(
  { channel, visitTypeCode }: Pick<AgendaAppointment, 'channel' | 'visitTypeCode'>,
  { t }: Reader,
): string[] {
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

/** When the resident came in, and whether that was after the time; null for who has not. */
export function arrivalText(
  { arrivedAt, startsAt }: Pick<AgendaAppointment, 'arrivedAt' | 'startsAt'>,
  { t, language, timeZone }: Reader,
): string | null {
  if (arrivedAt === null) return null
  const time = clockText(arrivedAt.toZonedDateTimeISO(timeZone), language)
  // Who comes within the minute is on time.
  const isLate = startsAt.until(arrivedAt).total('minutes') >= 1
  return t(isLate ? 'agenda.work:arrivedLate' : 'agenda.work:arrived', { time })
}

/** The language of the interpreter; null for none. */
function interpreterOf({ interpreterLanguage, interpreterMode }: AgendaAppointment, { t, language }: Reader) {
  if (interpreterMode === 'sign') return t('desk.work:one.sign')
  return interpreterLanguage === null ? null : languageName(interpreterLanguage, language)
}

function notesOf(appointment: AgendaAppointment, reader: Reader): string {
  const { t } = reader
  const { status, room, isOverride, hasFlags, visitTypeCode: code, label } = appointment
  const interpreter = interpreterOf(appointment, reader)
  const arrival = status === 'arrived' ? arrivalText(appointment, reader) : null
  return [
    kindName({ code, label }, reader),
    ...howTheyMeet(appointment, reader),
    ...(room === null ? [] : [room]),
    ...(interpreter === null ? [] : [t('appointments.work:agenda.interpreter', { language: interpreter })]),
    ...(isOverride ? [t('desk.work:override.short')] : []),
    ...(arrival === null ? [] : [arrival]),
    ...(hasFlags && status === 'arrived' ? [t('agenda.work:flags')] : []),
  ].join(', ')
}

/** What must be seen at once: whose words may mean danger before they come in (APP-6), else the status. */
function tagOf(
  status: AgendaAppointment['status'],
  hasFlags: boolean,
  t: Reader['t'],
): Pick<Line['entry'], 'tag' | 'tagLook'> {
  if (status === 'booked') return hasFlags ? { tag: t('agenda.work:flags'), tagLook: 'urgent' } : {}
  return { tag: t(`appointments.work:agenda.statuses.${status}`), tagLook: looks[status].tagLook }
}

/** A group with how many places are taken, and the way to who is in it. */
function groupLine(group: GroupView, reader: Reader): Line {
  const { id, startsAt, endsAt, title, kind, channel, room, taken, most } = group
  const { color } = kind
  const note = [
    kindName(kind, reader),
    ...howTheyMeet({ channel, visitTypeCode: kind.code }, reader),
    ...(room === null ? [] : [room.name]),
    reader.t('groups.work:taken', { taken, most }),
  ].join(', ')
  const href = paths.professional.group(id)
  return { startsAt, endsAt, entry: { id, look: 'booked', title, note, href, ...(color === null ? {} : { color }) } }
}

function appointmentLine(appointment: AgendaAppointment, reader: AgendaReader): Line {
  const { t, mayMove } = reader
  const { id, residentName, status, startsAt, endsAt, teamId, color, reason, hasFlags } = appointment
  const { look } = looks[status]
  const isMovable = mayMove && teamId !== null && (status === 'booked' || status === 'pending')
  const href = paths.professional.appointment(id, { doe: 'verzetten' })
  return {
    startsAt,
    endsAt,
    entry: {
      id,
      look,
      title: residentName ?? t('appointments.work:agenda.someone'),
      note: notesOf(appointment, reader),
      href: paths.professional.appointment(id),
      ...tagOf(status, hasFlags, t),
      ...(reason === null ? {} : { quote: reason }),
      ...(color === null ? {} : { color }),
      ...(isMovable ? { move: { href, teamId } } : {}),
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

function linesOf(agenda: AgendaOfPerson, reader: AgendaReader): Line[] {
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
    ...agenda.groups.map((group) => groupLine(group, reader)),
    ...agenda.appointments.map((appointment) => appointmentLine(appointment, reader)),
  ].sort((a, b) => key(a) - key(b))
}

export type LocalLine = Line & { readonly start: Temporal.ZonedDateTime; readonly end: Temporal.ZonedDateTime }

/** What stands in an agenda in ready words, by start, on the clock of the wijk. */
export function localLines(agenda: AgendaOfPerson, reader: AgendaReader): LocalLine[] {
  const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(reader.timeZone)
  return linesOf(agenda, reader).map((line) => ({ ...line, start: local(line.startsAt), end: local(line.endsAt) }))
}
