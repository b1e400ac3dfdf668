import { dayText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import type { Temporal } from 'temporal-polyfill'
import type { MandateView } from './mandates.queries.server.ts'

interface Reader {
  readonly t: PortalT
  readonly language: string
  readonly timeZone: string
}

/** A mandate in words: for whom, by whom, for what, and the last day that it holds. */
// i18n: access:mandates.kinds.* access:mandates.states.* access:mandates.scopes.*
export function showMandate(mandate: MandateView, { t, language, timeZone }: Reader) {
  const on = (at: Temporal.Instant) => dayText(at.toZonedDateTimeISO(timeZone).toPlainDate(), language, true)
  const { id, residentId, kind, state, scopes, residentName, representativeName, endedAt, endsAt } = mandate
  return {
    id,
    residentId,
    kind,
    state,
    residentName: `\u2068${residentName}\u2069`,
    representativeName: `\u2068${representativeName}\u2069`,
    kindText: t(`access:mandates.kinds.${kind}`),
    stateText: t(`access:mandates.states.${state}`),
    scopeTexts: scopes.map((scope) => t(`access:mandates.scopes.${scope}`)),
    // The last day on which it holds all day or a part of it.
    until: on(endsAt.subtract({ nanoseconds: 1 })),
    ended: endedAt ? on(endedAt) : on(endsAt),
  }
}
export type ShownMandate = ReturnType<typeof showMandate>
