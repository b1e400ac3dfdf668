import { dayText } from '#app/platform/i18n/format.ts'
import type { BookingInvitation } from './booking-invitations.queries.server.ts'
import type { Reader } from './show-appointment.server.ts'
import { kindName } from './show-planned.server.ts'
import { kindText } from './shown-choices.server.ts'

/** An invitation to choose a time, in the reader's words. */
export interface ShownInvitation {
  readonly id: string
  readonly personId: string
  readonly visitTypeId: string
  readonly kind: string
  readonly kindLang?: string | undefined
  readonly name: string
  /** The last day on which a time can be chosen. */
  readonly day: string
  readonly words: string | null
}

// Isolated, so that a Latin name does not turn the order of an Arabic sentence.
const isolated = (name: string) => `\u2068${name}\u2069`

/** Invitations with what they are for, with whom and until when, in the words of residents. */
export function showInvitations(invitations: readonly BookingInvitation[], reader: Reader): ShownInvitation[] {
  const { language, timeZone } = reader
  return invitations.map(({ id, personId, visitTypeId, calledName, endsAt, words, ...type }) => {
    const { name: kind, lang: kindLang } = kindText(type, reader)
    const last = endsAt.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(timeZone).toPlainDate()
    const day = dayText(last, language)
    return { id, personId, visitTypeId, kind, kindLang, name: isolated(calledName), day, words }
  })
}

/** The same for the team, which calls its kinds of visit by their own names. */
export const showInvitationsAtWork = (invitations: readonly BookingInvitation[], reader: Reader): ShownInvitation[] =>
  showInvitations(invitations, reader).map((shown, at) => ({
    ...shown,
    kind: kindName(invitations[at]!, reader),
    kindLang: undefined,
  }))
