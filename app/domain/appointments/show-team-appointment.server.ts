import { dateTimeText } from '#app/platform/i18n/format.ts'
import type { Temporal } from 'temporal-polyfill'
import { formalName, fullName } from '../shared/person-name.ts'
import { appointmentCan, type AppointmentAction } from './appointment.ts'
import { arrivalText } from './agenda-lines.server.ts'
import { mayCancelForPractice } from './cancel-for-practice.server.ts'
import { mayFollow } from './follow-appointment.server.ts'
import { noticeHours } from './cancel-appointment.server.ts'
import { mayMove } from './move-appointment.server.ts'
import { interpreterForTeam } from './interpreter-words.server.ts'
import { kindName } from './show-planned.server.ts'
import { placeText, type Reader } from './show-appointment.server.ts'
import type { TeamAppointment } from './team-appointment.queries.server.ts'

/** What somebody of the team presses, and what it does at once. */
const presses = {
  arrived: 'arrive',
  fulfilled: 'fulfil',
  noShow: 'mark_no_show',
} as const satisfies Record<string, AppointmentAction>
export type Press = keyof typeof presses

// i18n: desk.work:one.*, appointments.work:kinds.*, desk.work:do.*, booking.work:topics.*, messaging.work:flags.*
/** The interpreter, and whether somebody of the team still has to arrange one. */
function interpreterText({ appointment, interpreterAskedAt, interpreterArrangedAt }: TeamAppointment, reader: Reader) {
  const words = interpreterForTeam(appointment, reader)
  if (words === null || interpreterAskedAt === null) return words
  return reader.t(interpreterArrangedAt ? 'booking.work:one.arranged' : 'booking.work:one.toArrange', { words })
}

function reasonText({ appointment, reasonTopic }: TeamAppointment, { t }: Reader) {
  const parts = [reasonTopic === null ? null : t(`booking.work:topics.${reasonTopic}`), appointment.reason]
  return parts.filter((part) => part !== null).join(': ') || null
}

/** An appointment in the words of the team, with what may be done with it now: the state table asks, as the commands do. */
export function showTeamAppointment(found: TeamAppointment, now: Temporal.Instant, reader: Reader) {
  const { appointment, group, resident, redFlags, overrideReason, changeReason, noShows } = found
  const { t, language, timeZone } = reader
  const { status, startsAt, endsAt, channel, location, professionals } = appointment
  const moment = { who: 'practice', now, startsAt, cancelNoticeHours: noticeHours(appointment) } as const
  const can = (action: (typeof presses)[Press] | 'enter_in_error') =>
    appointmentCan(status, action, moment).ok && mayFollow(appointment, action).ok
  const minutes = endsAt.since(startsAt).total('minutes')
  const kind = kindName({ code: appointment.visitTypeCode, label: appointment.label }, reader)
  const arrival = arrivalText({ arrivedAt: found.arrivedAt, startsAt }, reader)
  const names = professionals.map(({ calledName }) => calledName)
  const told = (
    term: 'phone' | 'reason' | 'interpreter' | 'companion' | 'override' | 'toldResident',
    value: string | null,
  ) => (value === null ? [] : [{ term: t(`desk.work:one.${term}`), description: value }])
  return {
    id: appointment.id,
    group: group && { id: group.id, label: t('groups.work:placeIn', { title: group.title }) },
    residentId: appointment.residentId,
    title: resident ? fullName(resident.name) : t('desk.work:one.someone'),
    calledName: resident ? formalName(resident.name) : null,
    status: t(`desk.work:one.statuses.${status}`),
    statusLook: status === 'noshow' ? ('urgent' as const) : status === 'arrived' ? ('ok' as const) : ('plain' as const),
    facts: [
      { term: t('desk.work:one.when'), description: dateTimeText(startsAt, timeZone, language, true) },
      { term: t('desk.work:one.what'), description: t('desk.work:book.kindOf', { kind, count: minutes }) },
      { term: t('desk.work:one.who'), description: new Intl.ListFormat(language).format(names) },
      { term: t('desk.work:one.where'), description: placeText(t, channel, location) },
      ...(group?.room ? [{ term: t('groups.work:facts.room'), description: group.room.name }] : []),
      ...(arrival === null ? [] : [{ term: t('agenda.work:arrival'), description: arrival }]),
      ...told('phone', resident?.phone ?? null),
      ...told('reason', reasonText(found, reader)),
      ...told('interpreter', interpreterText(found, reader)),
      ...told('companion', appointment.companion),
      ...told('override', overrideReason),
      ...told('toldResident', changeReason),
    ],
    flags: redFlags.map((flag) => t(`messaging.work:flags.${flag}`)),
    hasInterpreterToArrange: found.interpreterAskedAt !== null && found.interpreterArrangedAt === null,
    waits: found.waits ? t('waiting.work:waits') : null,
    noShows: noShows > 0 ? t('desk.work:one.noShows', { count: noShows }) : null,
    presses: (Object.keys(presses) as Press[])
      .filter((press) => can(presses[press]))
      .map((press) => ({ press, label: t(`desk.work:do.${press}`) })),
    // Nothing leads back from it: it is asked first.
    mayEnterInError: can('enter_in_error'),
    mayMove: mayMove(appointment, 'practice', now).ok,
    mayCancel: mayCancelForPractice(appointment, now).ok,
  }
}
