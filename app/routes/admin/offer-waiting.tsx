import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listModeration } from '#app/domain/activities/moderation.queries.server.ts'
import { dayOf } from '#app/domain/activities/offer-show.server.ts'
import { requireAdmin } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { cursorText, readCursor } from '#app/domain/shared/cursor.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const after = readCursor(new URL(args.request.url).searchParams.get('na'))
  const found = await withActor(admin, (tx) => listModeration(tx, { after }))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const reader = { language, timeZone: args.context.tenant.timeZone }
  const { items, next } = found.value
  return json({
    title: t('offer.work:waiting.title'),
    items: items.map(({ id, title, organiser, kind, since }) => ({
      ...{ id, title, kind, about: t('offer.work:waiting.since', { organiser, day: dayOf(since, reader) }) },
    })),
    isFirst: after === null,
    next: next && cursorText(next),
  })
}

/** What waits for the editor, longest first (PUB-4). */
export default function OfferWaiting() {
  const { t } = useTranslation('offer.work')
  const { title, items, isFirst, next } = useLoaderData<typeof loader>()
  return (
    <WorkPage>
      <PageHeader
        {...{ title, intro: t('waiting.intro') }}
        back={{ href: paths.admin.offer.list(), label: t('back') }}
      />
      {items.length === 0 ? (
        <EmptyState title={t('waiting.nothing')}>{t('waiting.nothingText')}</EmptyState>
      ) : (
        <Card>
          <RowList>
            {items.map((line) => (
              <Row
                key={`${line.id} ${line.kind}`}
                href={paths.admin.offer.activity(line.id)}
                title={line.title}
                lang="nl"
                end={
                  <Tag look={line.kind === 'submitted' ? 'urgent' : 'plain'}>
                    {line.kind === 'submitted' ? t('waiting.submitted') : t('waiting.words')}
                  </Tag>
                }
              >
                {line.about}
              </Row>
            ))}
          </RowList>
        </Card>
      )}
      <Pager
        {...{ label: t('pages'), order: 'list' }}
        {...(isFirst ? {} : { newerHref: paths.admin.offerWaiting() })}
        {...(next ? { olderHref: paths.admin.offerWaiting({ na: next }) } : {})}
      />
    </WorkPage>
  )
}
