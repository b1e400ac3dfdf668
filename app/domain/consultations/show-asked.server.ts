import { dateTimeText, languageText } from '#app/platform/i18n/format.ts'
import { formalName, initials } from '../shared/person-name.ts'
import type { ResidentCard } from '../identity/residents.queries.server.ts'
import type { AskedInvitation } from './asked.queries.server.ts'
import type { EndedInvitation } from './open-answer.server.ts'
import { showInvitation, type Reader } from './show-invitation.server.ts'
import type { ShownInvitation, ShownPerson } from './shown-invitation.ts'

/** The resident in words, for a professional who was invited. */
export function residentName(card: ResidentCard | null, { t }: Reader): string {
  return card ? formalName(card.name) : t('consultations.work:residentUnknown')
}

/** An invitation in a professional's list. */
export function showAsked(item: AskedInvitation, reader: Reader): ShownInvitation & { readonly resident: string } {
  return { ...showInvitation(item, reader), resident: residentName(item.resident, reader) }
}

/** The resident in the middle of a professional's triptych. */
export function showResident(card: ResidentCard | null, reader: Reader): ShownPerson {
  const { t, language } = reader
  const interpreter = card?.interpreterLanguage
  return {
    name: residentName(card, reader),
    ...(card ? { initials: initials(card.name) } : {}),
    role: interpreter
      ? t('consultations.work:interpreter', { language: languageText(interpreter, language) })
      : t('consultations.work:resident'),
  }
}

// i18n: consultations.work:off.*
/** A talk that is off, in words: when it would have been, and whose doing it was. */
export function showEnded({ id, state, answer, startsAt }: EndedInvitation, { t, language, timeZone }: Reader) {
  const why = answer === 'declined' ? 'byYou' : state === 'withdrawn' ? 'byResident' : 'byOther'
  return { id, when: dateTimeText(startsAt, timeZone, language), why: t(`consultations.work:off.${why}`) }
}
