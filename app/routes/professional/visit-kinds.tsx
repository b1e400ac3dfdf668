import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { KindTag } from '#app/domain/appointments/kind-tag.tsx'
import { listKindsOfTeams } from '#app/domain/appointments/kinds.queries.server.ts'
import { getPlannedTeam } from '#app/domain/appointments/planned-team.queries.server.ts'
import { kindName } from '#app/domain/appointments/show-planned.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Card } from '#app/ui/card.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: schedule.work:channels.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const query = new URL(args.request.url).searchParams
  const found = await withActor(professional, async (tx) => {
    const team = await getPlannedTeam(tx, { teamId: query.get('team'), timeZone })
    return team.ok ? done({ team: team.value, kinds: await listKindsOfTeams(tx, [team.value.id]) }) : team
  })
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const { team, kinds } = found.value
  return json({
    title: t('schedule.work:kinds.title'),
    team: { id: team.id, name: team.name },
    kinds: kinds
      .filter(({ ended }) => !ended)
      .map((kind) => ({
        id: kind.id,
        name: kindName(kind, { t, language }),
        color: kind.color,
        about: t('schedule.work:kinds.about', {
          minutes: kind.minutes,
          channel: t(`schedule.work:channels.${kind.channel}`),
          who: t(kind.selfBookable ? 'schedule.work:kinds.bySelf' : 'schedule.work:kinds.byPractice'),
        }),
      })),
    saved: query.has('bewaard'),
  })
}

/** The kinds of visit of a practice (APP-1). */
export default function VisitKinds() {
  const { t } = useTranslation('schedule.work')
  const { title, team, kinds, saved } = useLoaderData<typeof loader>()
  return (
    <WorkPage>
      <PageHeader title={title} intro={team.name} back={{ href: paths.professional.schedule(), label: t('back') }} />
      {saved ? (
        <Notice look="success" live>
          {t('saved')}
        </Notice>
      ) : null}
      <Card>
        <RowList>
          {kinds.map(({ id, name, about, color }) => (
            <Row
              key={id}
              href={paths.professional.visitKind({ team: team.id, soort: id })}
              title={name}
              start={<KindTag color={color} />}
            >
              {about}
            </Row>
          ))}
        </RowList>
        <Actions>
          <LinkButton href={paths.professional.visitKind({ team: team.id })} look="quiet">
            {t('kinds.add')}
          </LinkButton>
        </Actions>
      </Card>
    </WorkPage>
  )
}
