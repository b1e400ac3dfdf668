import { dateTimeText, dayText } from '#app/platform/i18n/format.ts'
import type { Reader } from './show-appointment.server.ts'
import { kindText } from './shown-choices.server.ts'
import type { WaitingEntry } from './waiting-list.queries.server.ts'
import type { WaitingOffer } from './waiting-offers.queries.server.ts'

/** An earlier time in the reader's words. */
export interface ShownOffer {
  readonly id: string
  readonly when: string
  readonly kind: string
  readonly kindLang?: string | undefined
  readonly detail: string
}

/** Something that a resident waits for, in the reader's words. */
export interface ShownWaiting {
  readonly id: string
  readonly appointmentId: string | null
  readonly kind: string
  readonly kindLang?: string | undefined
  readonly detail: string
}

// i18n: appointments:kinds.*
function kindWords({ visitTypeCode: code, label }: Pick<WaitingEntry, 'visitTypeCode' | 'label'>, reader: Reader) {
  const { name: kind, lang: kindLang } = kindText({ code, label }, reader)
  return { kind, kindLang }
}

// Isolated, so that a Latin name does not turn the order of an Arabic sentence.
const isolated = (name: string) => `\u2068${name}\u2069`

/** What a resident may take now: when, with whom, what gives way, and until when. */
export function showOffers(offers: readonly WaitingOffer[], reader: Reader): ShownOffer[] {
  const { t, language, timeZone } = reader
  const text = (at: WaitingOffer['startsAt']) => dateTimeText(at, timeZone, language)
  return offers.map((offer) => ({
    id: offer.id,
    when: text(offer.startsAt),
    ...kindWords(offer, reader),
    detail: [
      t('waiting:offers.with', { name: isolated(offer.calledName) }),
      offer.replacesStart && t('waiting:offers.insteadOf', { when: text(offer.replacesStart) }),
      t('waiting:offers.until', { when: text(offer.expiresAt) }),
    ]
      .filter(Boolean)
      .join(' '),
  }))
}

/** What a resident waits for: with whom, from when and until when. */
export function showWaitedFor(entries: readonly WaitingEntry[], reader: Reader): ShownWaiting[] {
  const { t, language, timeZone } = reader
  return entries.map((entry) => ({
    id: entry.id,
    appointmentId: entry.appointmentId,
    ...kindWords(entry, reader),
    detail: [
      entry.calledName === null
        ? t('waiting:list.withAnybody')
        : t('waiting:list.with', { name: isolated(entry.calledName) }),
      entry.replacesStart
        ? t('waiting:list.earlierThan', { when: dateTimeText(entry.replacesStart, timeZone, language) })
        : t('waiting:list.untilDay', { day: dayText(entry.untilDay, language) }),
    ].join(' '),
  }))
}
