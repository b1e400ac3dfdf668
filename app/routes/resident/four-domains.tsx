import { useTranslation } from 'react-i18next'
import { HideForm } from '#app/domain/access/hide-form.tsx'
import { findHiding } from '#app/domain/access/hide-from-representatives.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { AssessmentSummary } from '#app/domain/dossier/assessment-summary.tsx'
import { shownDomains } from '#app/domain/dossier/assessment-view.ts'
import { getDossier } from '#app/domain/dossier/dossier.queries.server.ts'
import { offersCall } from '#app/domain/dossier/four-domains.ts'
import { FourTiles } from '#app/domain/dossier/four-tiles.tsx'
import { resumeAt } from '#app/domain/dossier/steps.ts'
import { trendPoints } from '#app/domain/dossier/trend-points.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findTeam } from '#app/domain/organisations/teams.queries.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { dayText } from '#app/platform/i18n/format.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { ScoreTrend } from '#app/ui/score-trend.tsx'

export const meta = pageTitle

/** How long the page says that it was sent, as its receipt. */
const receiptMinutes = 10

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'dossier')
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const found = await withActor(resident, async (tx) => {
    const dossier = await getDossier(tx, resident.subjectId)
    if (!dossier.ok) return dossier
    const teamId = dossier.value.latest?.sentToTeamId
    const objectId = dossier.value.latest?.id
    const thing = { residentId: resident.subjectId, topic: 'BODY' as const }
    const hiding = objectId ? await findHiding(tx, { ...thing, objectId }) : null
    return { ...dossier.value, hiding, team: teamId ? await findTeam(tx, teamId) : null }
  })
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const { prepared, latest, scores, team, hiding } = found
  const on = (at: typeof now) => dayText(at.toZonedDateTimeISO(tenant.timeZone).toPlainDate(), language, true)
  return json({
    title: t('dossier:title'),
    language,
    own: resident.actsFor === null,
    begun: prepared !== null,
    step: resumeAt(prepared),
    hiding: latest && hiding && { ...hiding, objectId: latest.id },
    latest: latest && {
      domains: shownDomains(latest),
      score: latest.score,
      scoreComment: latest.scoreComment,
      sent: latest.sentAt && { date: on(latest.sentAt), team: team?.name ?? t('dossier:form.yourPractice') },
      agreed: latest.agreedAt && on(latest.agreedAt),
      justSent: latest.sentAt !== null && now.since(latest.sentAt).total('minutes') < receiptMinutes,
      offersCall: latest.score !== null && offersCall(latest.score),
    },
    trend: trendPoints(scores, { timeZone: tenant.timeZone, language }),
  })
}

export default function FourDomains() {
  const pages = useResidentPaths()
  const { t } = useTranslation('dossier')
  const { title, language, own, begun, step, latest, trend, hiding } = useLoaderData<typeof loader>()
  const fillIn = pages.fourDomain(step)
  return (
    <>
      <PageHeader title={title} intro={t('intro')} />
      {latest?.justSent && latest.sent ? (
        <Notice look="success" title={t('overview.justSent')} live>
          {t('overview.justSentText', { team: latest.sent.team })}
        </Notice>
      ) : null}
      {own && latest?.offersCall ? (
        <Card title={t('call.title')}>
          <Paragraph>{t('call.text')}</Paragraph>
          <LinkButton href={pages.newQuestion()}>{t('call.button')}</LinkButton>
        </Card>
      ) : null}
      {begun ? (
        <Card title={t('overview.begunTitle')} look="new">
          <Paragraph>{t('overview.begun')}</Paragraph>
          <LinkButton href={fillIn}>{t('overview.goOn')}</LinkButton>
        </Card>
      ) : null}
      {latest ? (
        <Card title={t('overview.latest')}>
          {latest.sent ? <Paragraph look="soft">{t('overview.sentOn', latest.sent)}</Paragraph> : null}
          {latest.agreed ? <Paragraph look="soft">{t('overview.agreedOn', { date: latest.agreed })}</Paragraph> : null}
          <Paragraph look="small">{t('summary.byMe')}</Paragraph>
          <FourTiles domains={latest.domains} />
        </Card>
      ) : null}
      {latest ? <AssessmentSummary {...latest} language={language} /> : null}
      {trend.length > 1 ? (
        <Card title={t('overview.trend')}>
          <ScoreTrend title={t('overview.trend')} points={trend} />
        </Card>
      ) : null}
      {!latest && !begun ? (
        <EmptyState
          title={t('overview.none')}
          pictogram="heart"
          {...(own ? { action: { href: fillIn, label: t('overview.start') } } : {})}
        >
          <Paragraph>{t('overview.noneText')}</Paragraph>
        </EmptyState>
      ) : null}
      {own && latest && !begun ? (
        <LinkButton href={fillIn} look="quiet">
          {t('overview.again')}
        </LinkButton>
      ) : null}
      {own ? (
        <LinkButton href={pages.accessLog()} look="quiet" icon="eye">
          {t('overview.whoLooked')}
        </LinkButton>
      ) : null}
      {hiding ? <HideForm topic="BODY" {...hiding} /> : null}
    </>
  )
}
