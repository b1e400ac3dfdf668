import { dateTimeText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import type { AppointmentView } from './appointments.queries.server.ts'
import { interpreterForResident } from './interpreter-words.server.ts'
import { kindOfVisit } from './kind-of-visit.ts'
import { inLanguage } from './kind-words.ts'
import type { ShownAppointment } from './shown-appointment.ts'
import type { Channel } from './visit-type.ts'

// i18n: appointments:kinds.* appointments:channels.*
export interface Reader {
  readonly t: PortalT
  /** Of the page, BCP 47. */
  readonly language: string
  readonly timeZone: string
}

/** The name of a language in the reader's own, such as "Turks"; the tag itself where that is not known. */
export function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(tag) ?? tag
}

/** Where a visit is: the place, or how the people meet otherwise. */
export function placeText(t: PortalT, channel: Channel, location: string): string {
  return channel === 'in_person' ? location : t(`appointments:channels.${channel}`)
}

/** The language of what a team wrote in Dutch, where the page is in another (WCAG 3.1.2). */
export const dutchOn = (language: string): string | undefined => (language === 'nl' ? undefined : 'nl')

/**
 * An appointment in the reader's words.
 * @param titles of groups, by id: a place is called after its group.
 */
export function showAppointment(
  appointment: AppointmentView,
  { t, language, timeZone }: Reader,
  titles: ReadonlyMap<string, string> = new Map(),
): ShownAppointment {
  const { id, status, startsAt, endsAt, channel, location, reason, companion, professionals } = appointment
  const { patientInstructions, instructionsLanguage, videoUrl } = appointment
  const { groupId } = appointment
  const title = groupId === null ? undefined : titles.get(groupId)
  const label = title === undefined ? inLanguage(appointment.label, language) : { text: title, lang: 'nl' }
  const isToCome = status === 'booked' || status === 'arrived'
  const names = professionals.map(({ calledName }) => calledName)
  return {
    id,
    status,
    kind: label?.text ?? t(`appointments:kinds.${kindOfVisit(appointment.visitTypeCode)}`),
    kindLang: label && label.lang !== language ? label.lang : undefined,
    isPlace: groupId !== null,
    length: t('appointments:minutes', { count: endsAt.since(startsAt).total('minutes') }),
    face: professionals[0]?.name ?? '',
    who: new Intl.ListFormat(language).format(names),
    when: dateTimeText(startsAt, timeZone, language),
    where: placeText(t, channel, location),
    reason,
    instructions: patientInstructions ? { text: patientInstructions, lang: instructionsLanguage ?? 'nl' } : null,
    videoUrl: isToCome ? videoUrl : null,
    companion,
    interpreter: interpreterForResident(appointment, { t, language }),
  }
}
