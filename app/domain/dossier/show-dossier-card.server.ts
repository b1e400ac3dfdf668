import type { Temporal } from 'temporal-polyfill'
import { dayText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { shownDomains } from './assessment-view.ts'
import type { DossierCard } from './dossier-card.queries.server.ts'
import { domainCodes } from './four-domains.ts'
import { trendPoints } from './trend-points.ts'

interface Reader {
  readonly t: PortalT
  readonly language: string
  readonly timeZone: string
}

/** The 4D on the resident card, ready for a page: its content, that it is there, or that it is closed. */
export function showDossierCard(card: DossierCard, { t, language, timeZone }: Reader) {
  const on = (at: Temporal.Instant) => dayText(at.toZonedDateTimeISO(timeZone).toPlainDate(), language, true)
  if (card.kind === 'closed') return { kind: card.kind }
  if (card.kind === 'metadata') return { kind: card.kind, date: card.versions[0] ? on(card.versions[0].givenAt) : null }
  const { latest, scores, topics } = card.dossier
  const open = domainCodes.filter((domain) => topics.includes(domain))
  return {
    kind: card.kind,
    open: new Intl.ListFormat(language).format(open.map((domain) => t(`dossier:domains.${domain}`))),
    latest: latest && {
      date: on(latest.agreedAt ?? latest.sentAt ?? latest.createdAt),
      domains: shownDomains(latest, open),
      score: latest.score,
      scoreComment: latest.scoreComment,
    },
    trend: trendPoints(scores, { timeZone, language }),
  }
}
export type ShownDossierCard = ReturnType<typeof showDossierCard>
