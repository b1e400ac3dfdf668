import { useTranslation } from 'react-i18next'
import { Temporal } from 'temporal-polyfill'
import { listReviews } from '#app/domain/access/reviews.queries.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireOfficer } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { dateTimeText, dayText } from '#app/platform/i18n/format.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { WorkItem } from '#app/ui/work-item.tsx'
import { WorkList } from '#app/ui/work-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

const done = 'beoordeeld'

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireOfficer(args)
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const query = new URL(args.request.url).searchParams
  const judged = query.get('toon') === done
  const after = query.get('na')
  const found = await withActor(officer, (tx) => listReviews(tx, { judged, after }))
  if (!found.ok) throw new Response(null, { status: 404 })
  const today = args.context.now.toZonedDateTimeISO(timeZone).toPlainDate()
  return json({
    title: t('officer.work:reviews.title'),
    judged,
    isFirst: after === null,
    next: found.value.next,
    items: found.value.items.map(({ id, professional, team, resident, startedAt, reviewDue, outcome }) => {
      const isLate = !judged && Temporal.PlainDate.compare(reviewDue, today) < 0
      const day = dayText(reviewDue, language)
      return {
        ...{ id, outcome, isLate },
        title: dateTimeText(startedAt, timeZone, language),
        due: judged ? null : t(isLate ? 'officer.work:reviews.late' : 'officer.work:reviews.due', { day }),
        by: t('officer.work:reviews.by', { professional, team }),
        about: t('officer.work:reviews.about', { resident }),
      }
    }),
  })
}

// i18n: officer.work:reviews.outcome.*
export default function Reviews() {
  const { t } = useTranslation('officer.work')
  const { title, judged, items, isFirst, next } = useLoaderData<typeof loader>()
  const listHref = (na?: string) => paths.officer.reviews({ toon: judged ? done : undefined, na })
  return (
    <WorkPage>
      <PageHeader title={title} />
      <Tabs
        label={t('reviews.tabs')}
        links={[
          { href: paths.officer.reviews(), label: t('reviews.open'), current: !judged },
          { href: paths.officer.reviews({ toon: done }), label: t('reviews.done'), current: judged },
        ]}
      />
      {items.length === 0 ? (
        <EmptyState title={judged ? t('reviews.emptyDone') : t('reviews.empty')} pictogram="check" />
      ) : (
        <WorkList>
          {items.map((item) => (
            <WorkItem
              key={item.id}
              href={paths.officer.review(item.id)}
              title={item.title}
              {...(item.due ? { due: item.due } : {})}
              {...(item.isLate ? { dueLook: 'late' as const } : {})}
              preview={item.about}
              meta={
                <>
                  {item.by}{' '}
                  {item.outcome ? (
                    <Tag look={item.outcome === 'justified' ? 'ok' : 'urgent'}>
                      {t(`reviews.outcome.${item.outcome}`)}
                    </Tag>
                  ) : null}
                </>
              }
            />
          ))}
        </WorkList>
      )}
      <Pager
        label={t('reviews.pages')}
        order="list"
        {...(isFirst ? {} : { newerHref: listHref() })}
        {...(next ? { olderHref: listHref(next) } : {})}
      />
    </WorkPage>
  )
}
