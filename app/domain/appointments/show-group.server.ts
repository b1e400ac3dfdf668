import type { Temporal } from 'temporal-polyfill'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { arrivalText } from './agenda-lines.server.ts'
import { appointmentCan } from './appointment.ts'
import { isStillToCome, takesOneMore } from './group.ts'
import type { GroupView } from './groups.queries.server.ts'
import type { Place } from './places.queries.server.ts'
import { languageName, placeText, type Reader } from './show-appointment.server.ts'
import { kindName } from './show-planned.server.ts'
import type { GroupChoices, TeamGroup } from './team-groups.queries.server.ts'

// i18n: groups.work:tags.*, groups.work:facts.*, groups.work:do.*, desk.work:one.statuses.*

const leadersOf = ({ professionals }: GroupView, language: string) =>
  new Intl.ListFormat(language).format(professionals.map(({ calledName }) => calledName))

/** Whether there is still a place, and for whom. */
function tagsOf({ status, taken, most, selfBookable }: GroupView, { t }: Reader) {
  if (status === 'cancelled') return [{ label: t('groups.work:tags.cancelled'), look: 'urgent' as const }]
  return [
    ...(taken >= most ? [{ label: t('groups.work:tags.full'), look: 'plain' as const }] : []),
    selfBookable
      ? { label: t('groups.work:tags.open'), look: 'ok' as const }
      : { label: t('groups.work:tags.byPractice'), look: 'plain' as const },
  ]
}

/** A group as a line of a list. */
export function showGroupRow(group: GroupView, reader: Reader) {
  const { t, language, timeZone } = reader
  const { id, title, startsAt, taken, most } = group
  return {
    ...{ id, title, who: leadersOf(group, language), taken: t('groups.work:taken', { taken, most }) },
    when: dateTimeText(startsAt, timeZone, language),
    tags: tagsOf(group, reader),
  }
}

const presses = { arrived: 'arrive', noShow: 'mark_no_show' } as const
type Press = keyof typeof presses

/** What can be said and done about somebody's place now. */
function showPlace(place: Place, { startsAt, kind }: GroupView, now: Temporal.Instant, reader: Reader) {
  const { t, language } = reader
  const { id, name, resident, status, arrivedAt, reason } = place
  const moment = { who: 'practice', now, startsAt, cancelNoticeHours: kind.cancelNoticeHours } as const
  const interpreter = resident?.interpreterLanguage ?? null
  const arrival = status === 'arrived' ? arrivalText({ arrivedAt, startsAt }, reader) : null
  return {
    id,
    name: name ?? t('desk.work:one.someone'),
    status: t(`desk.work:one.statuses.${status}`),
    look: status === 'noshow' ? ('urgent' as const) : status === 'arrived' ? ('ok' as const) : ('plain' as const),
    about: [
      ...(resident?.phone ? [resident.phone] : []),
      ...(interpreter === null
        ? []
        : [t('appointments.work:agenda.interpreter', { language: languageName(interpreter, language) })]),
      ...(arrival === null ? [] : [arrival]),
    ].join(', '),
    reason,
    presses: (Object.keys(presses) as Press[])
      .filter((press) => appointmentCan(status, presses[press], moment).ok)
      .map((press) => ({ press, label: t(`groups.work:do.${press}`) })),
  }
}

/** What the fields of a group begin with; day and time on the clock of the wijk. */
function startOf({ title, most, selfBookable, room, startsAt }: GroupView, timeZone: string) {
  const local = startsAt.toZonedDateTimeISO(timeZone).toPlainDateTime()
  const [date = '', time = ''] = local.toString({ smallestUnit: 'minute' }).split('T')
  return { title, most: String(most), selfBookable, roomId: room?.id ?? '', date, time }
}

/** A group in the words of the team, with what may be done with it now: the same rules ask as the commands do. */
export function showTeamGroup(found: TeamGroup, now: Temporal.Instant, reader: Reader) {
  const { group, places, makes, changes, colleagues, rooms } = found
  const { t, language, timeZone } = reader
  const { id, title, startsAt, endsAt, channel, location, room, taken, most, changeReason } = group
  const minutes = endsAt.since(startsAt).total('minutes')
  const kind = kindName(group.kind, reader)
  const told = (term: 'room' | 'told', description: string | null) =>
    description === null ? [] : [{ term: t(`groups.work:facts.${term}`), description }]
  const option = ({ id: value, calledName: label }: { id: string; calledName: string }) => ({ value, label })
  return {
    ...{ id, title, tags: tagsOf(group, reader) },
    facts: [
      { term: t('desk.work:one.when'), description: dateTimeText(startsAt, timeZone, language, true) },
      { term: t('desk.work:one.what'), description: t('desk.work:book.kindOf', { kind, count: minutes }) },
      { term: t('groups.work:facts.who'), description: leadersOf(group, language) },
      { term: t('desk.work:one.where'), description: placeText(t, channel, location) },
      ...told('room', room?.name ?? null),
      { term: t('groups.work:facts.places'), description: t('groups.work:taken', { taken, most }) },
      ...told('told', changeReason),
    ],
    day: startsAt.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    // Nobody comes to a group that was cancelled.
    hasPeople: group.status === 'booked' || places.length > 0,
    places: places.map((place) => showPlace(place, group, now, reader)),
    makes,
    mayPut: makes && takesOneMore(group, now).ok,
    mayChange: changes && isStillToCome(group, now).ok,
    start: startOf(group, timeZone),
    leaders: group.professionals.map(option),
    colleagues: colleagues.map(option),
    rooms: rooms.map(({ id: value, name: label }) => ({ value, label })),
    taken,
  }
}

/** What a new group is chosen from, in words. */
export function showGroupChoices({ teams, teamId, kinds, members, rooms }: GroupChoices, reader: Reader) {
  const named = kinds.map((kind) => ({ value: kind.id, label: kindName(kind, reader) }))
  return {
    ...{ teams, teamId },
    kinds: named.sort((one, other) => one.label.localeCompare(other.label, reader.language)),
    members: members.map(({ id, calledName }) => ({ value: id, label: calledName })),
    rooms: rooms.map(({ id, name }) => ({ value: id, label: name })),
  }
}
