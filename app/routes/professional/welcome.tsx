import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listColleagues } from '#app/domain/care-network/first-morning.server.ts'
import { countAskedOfMe } from '#app/domain/care-network/asked-of-me.queries.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: ui.work:roles.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const found = await withActor(professional, async (tx) =>
    done({ asked: await countAskedOfMe(tx), colleagues: await listColleagues(tx, { timeZone }) }),
  )
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t } = await pageTexts(args)
  return json({
    title: t('team.work:welcome.title', { name: professional.displayName }),
    team: professional.membership.teamName,
    asked: found.value.asked,
    colleagues: found.value.colleagues.map(({ id, name, role }) => ({ id, name, role: t(`ui.work:roles.${role}`) })),
  })
}

/** The first morning: who is in the team, what was handed over, and the first question. */
export default function Welcome() {
  const { t } = useTranslation('team.work')
  const { title, team, asked, colleagues } = useLoaderData<typeof loader>()
  return (
    <WorkPage>
      <PageHeader title={title} intro={t('welcome.intro', { team })} />
      <Card title={t('welcome.questions')}>
        <Paragraph>{t('welcome.questionsText')}</Paragraph>
        <LinkButton href={paths.professional.inbox()}>{t('welcome.toInbox')}</LinkButton>
      </Card>
      <Card title={t('takeOver.title')}>
        <Paragraph>{asked > 0 ? t('welcome.asked', { count: asked }) : t('takeOver.none')}</Paragraph>
        {asked > 0 ? (
          <LinkButton href={paths.professional.takeOver} look="quiet">
            {t('welcome.toTakeOver')}
          </LinkButton>
        ) : null}
      </Card>
      <Card title={t('members')}>
        <RowList>
          {colleagues.map((each) => (
            <Row key={`${each.id} ${each.role}`} title={each.name}>
              {each.role}
            </Row>
          ))}
        </RowList>
      </Card>
    </WorkPage>
  )
}
