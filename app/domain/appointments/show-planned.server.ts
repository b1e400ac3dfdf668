import type { Temporal } from 'temporal-polyfill'
import { dayText, periodText, weekdayText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { kindOfVisit } from './kind-of-visit.ts'
import type { KindOfTeam } from './kinds.queries.server.ts'
import { inLanguage } from './kind-words.ts'
import type { PlannedWeek } from './planned.queries.server.ts'
import { pausesText } from './schedule-form.ts'
import type { PlacedSession } from './schedules.queries.server.ts'

interface Reader {
  readonly t: PortalT
  readonly language: string
}

// i18n: appointments.work:kinds.*, schedule.work:weeks.*, schedule.work:why.*
/** What a kind of visit is called at work: the practice's own word, or the portal's. */
export function kindName({ code, label }: Pick<KindOfTeam, 'code' | 'label'>, { t, language }: Reader): string {
  return inLanguage(label, language)?.text ?? t(`appointments.work:kinds.${kindOfVisit(code)}`)
}

/** "dinsdag 7 april 2026", or from one to another. */
export function daysText(first: Temporal.PlainDate, last: Temporal.PlainDate, { t, language }: Reader): string {
  const day = (date: Temporal.PlainDate) => dayText(date, language, true)
  return first.equals(last) ? day(first) : t('schedule.work:fromUntil', { from: day(first), until: day(last) })
}

function showSession(session: PlacedSession, kinds: ReadonlyMap<string, string>, reader: Reader) {
  const { t, language } = reader
  const { id, teamId, weekday, startsAt, endsAt, weeks, location, validFrom, validUntil, pauses = [] } = session
  const day = (date: Temporal.PlainDate) => dayText(date, language, true)
  const once = validFrom !== null && validUntil !== null && validFrom.equals(validUntil)
  const when = once ? day(validFrom) : weekdayText(weekday, language)
  const names = session.visitTypeCodes.map(
    (code) => kinds.get(code) ?? t(`appointments.work:kinds.${kindOfVisit(code)}`),
  )
  return {
    ...{ id, teamId },
    title: t('schedule.work:session.when', { day: when, hours: periodText(startsAt, endsAt, language) }),
    about: [
      ...[location, ...(weeks === 'every' ? [] : [t(`schedule.work:weeks.${weeks}`)])],
      new Intl.ListFormat(language).format(names),
      t('schedule.work:session.online', { percent: Math.round(session.onlineShare * 100) }),
      ...(pauses.length > 0 ? [t('schedule.work:session.paused', { pauses: pausesText(pauses) })] : []),
      ...(!once && validFrom !== null ? [t('schedule.work:session.from', { day: day(validFrom) })] : []),
      ...(!once && validUntil !== null ? [t('schedule.work:session.until', { day: day(validUntil) })] : []),
    ].join('. '),
  }
}

/** The schedule of one professional in words. */
export function showPlanned(found: PlannedWeek, kinds: readonly KindOfTeam[], reader: Reader) {
  const { t, language } = reader
  const names = new Map(kinds.map((kind) => [`${kind.teamId} ${kind.code}`, kindName(kind, reader)]))
  const people = new Map(found.members.map(({ id, name }) => [id, name]))
  const ofTeam = (team: string) =>
    new Map(
      kinds.filter(({ teamId }) => teamId === team).map(({ code }) => [code, names.get(`${team} ${code}`) ?? code]),
    )
  return {
    people: [...people].map(([id, name]) => ({ id, name, current: id === found.personId })),
    sessions: found.sessions.map((session) => showSession(session, ofTeam(session.teamId), reader)),
    absences: found.absences.map(({ id, kind, firstDay, lastDay, startsAt, endsAt, deputyPersonId }) => ({
      id,
      title: daysText(firstDay, lastDay, reader),
      about: [
        t(`schedule.work:why.${kind}`),
        ...(startsAt && endsAt ? [periodText(startsAt, endsAt, language)] : []),
        ...(deputyPersonId ? [t('schedule.work:away.deputyIs', { name: people.get(deputyPersonId) ?? '' })] : []),
      ].join('. '),
    })),
    closures: found.closures.map(({ id, teamId, name, firstDay, lastDay }) => ({
      ...{ id, teamId, name, days: daysText(firstDay, lastDay, reader) },
    })),
  }
}
