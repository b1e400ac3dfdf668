import { useTranslation } from 'react-i18next'
import { getMyEmergency } from '#app/domain/access/emergencies.queries.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { dateTimeText, dayText, timeText } from '#app/platform/i18n/format.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'stopping')
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const found = await withActor(resident, (tx) => getMyEmergency(tx, args.params.emergencyId ?? ''))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { name, role, startedAt, closesAt, reasonCode, reason, delayReason, reviewDue, outcome, note } = found.value
  const period = {
    from: dateTimeText(startedAt, timeZone, language, true),
    until: timeText(closesAt.toZonedDateTimeISO(timeZone), language),
  }
  return json({
    own: resident.actsFor === null,
    title: t(resident.actsFor ? 'emergency:titleOf' : 'emergency:title'),
    facts: [
      { term: t('emergency:who'), description: `\u2068${name}\u2069, ${t(`access:roles.${role}`)}` },
      { term: t('emergency:when'), description: t('emergency:period', period) },
      { term: t('emergency:why'), description: t(`emergency:reasons.${reasonCode}`) },
      { term: t('emergency:words'), description: reason, lang: 'nl' },
      ...(delayReason ? [{ term: t('emergency:late'), description: delayReason, lang: 'nl' }] : []),
    ],
    day: startedAt.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    reviewDue: dayText(reviewDue, language),
    outcome,
    note,
  })
}

/** Who opened this record in an emergency, when and why, what was looked at, and whether it was right (BG-1). */
// i18n: emergency:reasons.*, access:roles.*
export default function Emergency() {
  const { t } = useTranslation('emergency')
  const pages = useResidentPaths()
  const { own, title, facts, day, reviewDue, outcome, note } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={pages.accessLog()}>{t('back')}</BackLink>
      <PageHeader title={title} intro={t('intro')} />
      <Card>
        <DefinitionList items={facts} />
      </Card>
      <Card title={t('looked')}>
        <Paragraph>{t('lookedText')}</Paragraph>
        <LinkButton href={pages.accessLog()} look="quiet">
          {t('lookedLink')}
        </LinkButton>
      </Card>
      <Card title={t('judged')}>
        {outcome ? (
          <>
            <Notice look={outcome === 'justified' ? 'success' : 'warning'}>
              {outcome === 'justified' ? t('justified') : t('unjustified')}
            </Notice>
            <DefinitionList items={[{ term: t('note'), description: note, lang: 'nl' }]} />
          </>
        ) : (
          <Paragraph>{t('waitingText', { day: reviewDue })}</Paragraph>
        )}
      </Card>
      {own ? (
        <Card title={t('ask')} look="quiet">
          <Paragraph>{t('askText')}</Paragraph>
          <LinkButton href={pages.askAboutLog({ dag: day })} look="quiet">
            {t('question.button')}
          </LinkButton>
        </Card>
      ) : null}
    </>
  )
}
