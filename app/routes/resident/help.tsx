import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { getCareTeam } from '#app/domain/care-network/care-team.queries.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findOwnPractice } from '#app/domain/messaging/practice.server.ts'
import { urgentPhonesOf } from '#app/domain/messaging/urgent-phones.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { telHref } from '#app/ui/call-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args)
  const { t } = await pageTexts(args)
  const { tenant, now } = args.context
  const found = await withActor(resident, async (tx) => {
    const team = await getCareTeam(tx, { residentId: resident.subjectId, timeZone: tenant.timeZone })
    return { team: team.ok ? team.value : [], practice: await findOwnPractice(tx, tenant) }
  })
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const { team, practice } = found
  const { outOfHours, help } = tenant.settings.phones
  const urgent = practice ? urgentPhonesOf(practice, tenant, now) : null
  return json({
    title: t('ui:help.title'),
    practice: practice && { name: practice.team.name, phone: practice.team.phone },
    isClosed: urgent?.isClosed ?? false,
    urgent: urgent?.number ?? outOfHours,
    support: team.flatMap(({ personId, calledName, work }) =>
      work?.bond === 'SUPPORT' ? [{ personId, calledName, team: work.teamName, phone: work.teamPhone }] : [],
    ),
    help,
  })
}

function Call({ number, look = 'quiet' }: { number: string; look?: 'primary' | 'quiet' }) {
  return (
    <LinkButton href={telHref(number)} look={look} icon="phone">
      <bdi dir="ltr">{number}</bdi>
    </LinkButton>
  )
}

/** Whom to call now, own practice and wijkteam first, and how a page is read aloud. */
export default function ResidentHelp() {
  const { t } = useTranslation(['care-network', 'ui'])
  const { title, practice, isClosed, urgent, support, help } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={title} intro={t('ui:help.intro')} />
      <Card title={t('ui:help.emergency')} look="new">
        <Call number={'112'} look="primary" />
      </Card>
      <Card title={t('care-network:help.urgentNow')}>
        {isClosed ? <Paragraph>{t('care-network:help.practiceClosed')}</Paragraph> : null}
        <Call number={urgent} />
      </Card>
      {practice ? (
        <Card title={t('care-network:help.practice', { team: practice.name })}>
          <Call number={practice.phone} />
        </Card>
      ) : (
        <Paragraph>{t('care-network:help.noPractice')}</Paragraph>
      )}
      {support.map((member) => (
        <Card
          key={member.personId}
          title={t('care-network:help.support', { name: member.calledName, team: member.team })}
        >
          <Call number={member.phone} />
        </Card>
      ))}
      <Card title={t('ui:help.portal')}>
        <Paragraph>{t('ui:help.portalText')}</Paragraph>
        <Call number={help} />
      </Card>
      <Card title={t('ui:help.listen')} id="voorlezen">
        <Paragraph>{t('ui:help.listenText')}</Paragraph>
      </Card>
    </>
  )
}
