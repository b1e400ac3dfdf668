import type { Temporal } from 'temporal-polyfill'
import { dayText, languageText, weekdayText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { newId } from '../shared/ids.ts'
import { workRoles, type WorkRole } from '../shared/actor.ts'
import { spokenLanguages, workdays } from './colleague-form.ts'
import type { Colleague, KindCount } from './colleagues.queries.server.ts'
import type { InviteChoices } from './invite-fields.tsx'
import type { KeptThing } from './kept-for-all.tsx'
import type { ShownNeighbourhoodWork } from './neighbourhood-work.queries.server.ts'

interface Reader {
  readonly t: PortalT
  readonly language: string
}

// i18n: ui.work:roles.*, team.work:kinds.*
export const roleOptions = ({ t }: Reader) =>
  workRoles.map((value) => ({ value: value as string, label: t(`ui.work:roles.${value}`) }))
export const weekdayOptions = ({ language }: Reader) =>
  workdays.map((value) => ({ value: value as string, label: weekdayText(Number(value), language) }))

/** What can be chosen on the form that invites a colleague, with these roles. */
export function showInviteChoices(
  teams: readonly { readonly id: string; readonly name: string }[],
  roles: readonly WorkRole[],
  reader: Reader & { readonly now: Temporal.Instant; readonly timeZone: string },
): InviteChoices {
  const { language, now, timeZone } = reader
  return {
    accountId: newId(now.epochMilliseconds),
    today: now.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    roles: roleOptions(reader).filter(({ value }) => (roles as readonly string[]).includes(value)),
    teams: teams.map(({ id, name }) => ({ value: id, label: name })),
    weekdays: weekdayOptions(reader),
    languages: spokenLanguages.map((value) => ({ value: value as string, label: languageText(value, language) })),
  }
}

/** How much is open, in words: a kind and a number, never of whom (BO-4). */
export function showCounts(counts: readonly KindCount[], { t }: Reader) {
  return counts.map(({ kind, open, asked }) => ({
    kind: t(`team.work:kinds.${kind}`),
    open,
    asked,
  }))
}

/** What somebody keeps for the neighbourhood, with who may be asked: nothing of it is of a resident. */
export function shownKept(keeps: readonly ShownNeighbourhoodWork[]): KeptThing[] {
  return keeps.map(({ kind, objectId, subject, candidates, namedId, askedName }) => ({
    ...{ kind, objectId, subject, candidates, namedId, askedName },
  }))
}

/** One colleague in the words of the administrator. */
export function showColleague(found: Colleague, reader: Reader) {
  const { t, language } = reader
  const { account, professional, memberships, weekdays, departure, counts, keeps } = found
  const day = (date: Temporal.PlainDate) => dayText(date, language, true)
  return {
    account: { id: account.id, email: account.email ?? '', status: account.status },
    name: professional.name,
    calledName: professional.calledName,
    memberships: memberships.map(({ id, teamId, teamName, role, isLead, startsOn, endsOn }) => ({
      ...{ id, teamId, teamName, role: role as string, isLead },
      text: t(isLead ? 'team.work:leadIn' : 'team.work:worksIn', { role: t(`ui.work:roles.${role}`), team: teamName }),
      period: endsOn
        ? t('team.work:until', { from: day(startsOn), until: day(endsOn) })
        : t('team.work:from', { from: day(startsOn) }),
    })),
    weekdays: weekdays.map(String),
    departure: departure
      ? { id: departure.id, lastDay: day(departure.lastDay), closed: departure.closedAt !== null }
      : null,
    counts: showCounts(counts, reader),
    keeps: shownKept(keeps),
  }
}
