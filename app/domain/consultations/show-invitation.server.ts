import type { Temporal } from 'temporal-polyfill'
import { dateTimeText, dayText, languageText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import type { ResidentCard } from '../identity/residents.queries.server.ts'
import { initials } from '../shared/person-name.ts'
import { permissionUntil } from './invitation-dates.ts'
import { shownState, type InvitationView, type InviteeView } from './invitation-view.ts'
import { domainShapes, type ShownInvitation, type ShownPerson, type ShownThree } from './shown-invitation.ts'
import { talkMinutes, type InvitableRole } from './three-way-talk.ts'

export interface Reader {
  readonly t: PortalT
  /** Of the page, BCP 47. */
  readonly language: string
  readonly timeZone: string
  readonly now: Temporal.Instant
}

export function namesText(people: readonly { readonly calledName: string }[], language: string): string {
  return new Intl.ListFormat(language).format(people.map(({ calledName }) => calledName))
}

/** An invitation in the reader's words. `appointmentStatus` is null where it is not known. */
export function showInvitation(
  invitation: InvitationView,
  { language, timeZone, now }: Reader,
  appointmentStatus: string | null = null,
): ShownInvitation {
  const { id, subject, domain, people, startsAt, location, answerBy } = invitation
  const text = (instant: Temporal.Instant | null) => instant && dateTimeText(instant, timeZone, language)
  const no = people.find(({ answer }) => answer === 'declined')
  return {
    id,
    state: shownState(invitation, appointmentStatus, now),
    madeBy: invitation.authorName && `\u2068${invitation.authorName}\u2069`,
    subject,
    domain: domain && domainShapes[domain],
    names: namesText(people, language),
    when: text(startsAt),
    where: location,
    answerBy: text(answerBy),
    declined: no ? { name: no.calledName, reason: no.reason } : null,
  }
}

// i18n: consultations:roles.*, consultations:answers.*
export function roleText(t: PortalT, role: InvitableRole | null): string {
  return role === null ? '' : t(`consultations:roles.${role}`)
}

/** "JK" for "Joost Kuipers": of the first and the last word. */
function initialsOfName(name: string): string {
  const parts = name.split(' ')
  return initials({ given: parts[0] ?? '', family: parts.length > 1 ? (parts.at(-1) ?? '') : '' })
}

function side(person: InviteeView | undefined, t: PortalT, withAnswers: boolean): ShownPerson {
  if (!person) return { name: '?', role: '' }
  const shown = { name: person.calledName, initials: initialsOfName(person.name), role: roleText(t, person.role) }
  const answer = person.answer === 'proposed_other' ? 'proposedOther' : person.answer
  return withAnswers ? { ...shown, status: t(`consultations:answers.${answer}`) } : shown
}

/** The triptych of a talk. `middle` is what the resident is called and is to the reader. */
export function showThree(
  people: readonly InviteeView[],
  middle: ShownPerson,
  t: PortalT,
  withAnswers = true,
): ShownThree {
  const [first, second] = people
  return [side(first, t, withAnswers), middle, side(second, t, withAnswers)]
}

/** The resident in the middle of the own triptych: "U, met tolk Turks". */
export function showMyself(card: ResidentCard | undefined, fallback: string, { t, language }: Reader): ShownPerson {
  const interpreter = card?.interpreterLanguage
  return {
    name: card?.name.given ?? fallback,
    ...(card ? { initials: initials(card.name) } : {}),
    role: interpreter
      ? t('consultations:youWithInterpreter', { language: languageText(interpreter, language) })
      : t('consultations:you'),
  }
}

/** The last day on which the invited see it: 30 days after the talk (INV-3). */
export function lastDayText(startsAt: Temporal.Instant, { timeZone, language }: Reader): string {
  const until = permissionUntil(startsAt.add({ minutes: talkMinutes }), timeZone)
  return dayText(until.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 1 }), language)
}
