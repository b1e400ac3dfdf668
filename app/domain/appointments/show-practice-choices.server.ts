import type { Temporal } from 'temporal-polyfill'
import { languageText } from '#app/platform/i18n/format.ts'
import { interpreterLanguages } from './interpreter-language.ts'
import { signLanguage } from './interpreter-wish.ts'
import { mayBeInvitedTo } from './invite-to-book.server.ts'
import type { PracticeChoices } from './practice-choices.queries.server.ts'
import type { Reader } from './show-appointment.server.ts'
import { kindName } from './show-planned.server.ts'
import { showWeek } from './shown-times.server.ts'
import { timesByWeek } from './times-by-week.ts'
import { wantedMonday } from './wanted-monday.ts'

/** The choices of the desk in ready words, with the week of free times that the address asks for. */
export function showPracticeChoices(
  { members, member, kinds, kind, rooms, room, times, teams }: PracticeChoices,
  reader: Reader & {
    readonly today: Temporal.PlainDate
    readonly monday: string | null
    /** The language that the resident needs an interpreter for; offered also when few ask for it. */
    readonly own: string | null
  },
) {
  const { t, language, timeZone, today, own } = reader
  const week = showWeek(times, wantedMonday(reader.monday, today), reader)
  const shown = week?.days[0]?.id ?? ''
  const isElsewhere = new Set(kinds.map(({ teamId }) => teamId)).size > 1
  return {
    personId: member.id,
    visitTypeId: kind?.id ?? null,
    inviteTo:
      kind && mayBeInvitedTo(kind) ? { personId: member.id, visitTypeId: kind.id, name: member.calledName } : null,
    members: members.map(({ id, calledName }) => ({ id, label: calledName })),
    kinds: kinds.map((each) => ({
      id: each.id,
      label: [
        t('desk.work:book.kindOf', { kind: kindName(each, reader), count: each.minutes }),
        ...(isElsewhere ? [teams.get(each.teamId)?.name ?? ''] : []),
      ].join(' '),
    })),
    roomId: room?.id ?? null,
    rooms: rooms.map(({ id, name }) => ({ id, label: name })),
    week,
    weeks: timesByWeek(times, timeZone).map(({ monday, days }) => ({
      monday: monday.toString(),
      label: t('appointments.work:agenda.week', { week: monday.weekOfYear ?? 0 }),
      current: days.some(({ date }) => date.toString() === shown),
    })),
    languages: [
      ...[...new Set([...(own ? [own] : []), ...interpreterLanguages])].map((tag) => ({
        value: tag,
        label: languageText(tag, language),
      })),
      { value: signLanguage, label: t('desk.work:one.sign') },
    ],
  }
}
