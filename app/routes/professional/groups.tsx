import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { showGroupRow } from '#app/domain/appointments/show-group.server.ts'
import { listTeamGroups } from '#app/domain/appointments/team-groups.queries.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TagList } from '#app/ui/tag-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const after = readCursor(new URL(args.request.url).searchParams.get('na'))
  const found = await withActor(professional, (tx) => listTeamGroups(tx, { after }))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: args.context.tenant.timeZone }
  const { items, next } = found.value
  return json({
    title: t('groups.work:title'),
    first: after === null,
    next: next && cursorText(next),
    list: items.map((group) => showGroupRow(group, reader)),
  })
}

/** The groups of the own teams that are still to come, or that are going on. */
export default function Groups() {
  const { t } = useTranslation(['groups.work', 'desk.work'])
  const { title, list, first, next } = useLoaderData<typeof loader>()
  return (
    <WorkPage>
      <PageHeader
        title={title}
        intro={t('intro')}
        back={{ href: paths.professional.agenda(), label: t('desk.work:one.back') }}
        actions={
          <LinkButton href={paths.professional.newGroup()} icon="plus">
            {t('make')}
          </LinkButton>
        }
      />
      {list.length === 0 ? (
        <EmptyState title={t('none')} pictogram="together">
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <Card>
          <RowList>
            {list.map((group) => (
              <Row
                key={group.id}
                href={paths.professional.group(group.id)}
                title={group.title}
                end={
                  <TagList>
                    <Tag>{group.taken}</Tag>
                    {group.tags.map(({ label, look }) => (
                      <Tag key={label} look={look}>
                        {label}
                      </Tag>
                    ))}
                  </TagList>
                }
              >
                {group.when}. {t('withWhom', { names: group.who })}
              </Row>
            ))}
          </RowList>
        </Card>
      )}
      <Pager
        label={title}
        order="soonest"
        {...(first ? {} : { newerHref: paths.professional.groups() })}
        {...(next ? { olderHref: paths.professional.groups({ na: next }) } : {})}
      />
    </WorkPage>
  )
}
