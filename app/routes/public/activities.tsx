import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import {
  activityChoice,
  lastWeek,
  leftOutBefore,
  periodOf,
  type ActivityQuery,
} from '#app/domain/activities/activity-filter-form.ts'
import { ActivityFilters } from '#app/domain/activities/activity-filters.tsx'
import { ActivityList } from '#app/domain/activities/activity-list.tsx'
import { ActivityWeek } from '#app/domain/activities/activity-week.tsx'
import { ChosenFilters } from '#app/domain/activities/chosen-filters.tsx'
import { feedQuery } from '#app/domain/activities/feed-choice.ts'
import { FeedLinks } from '#app/domain/activities/feed-links.tsx'
import { countOccurrences } from '#app/domain/activities/occurrence-counts.queries.server.ts'
import { placeText } from '#app/domain/activities/occurrence-place.ts'
import { listOccurrences } from '#app/domain/activities/occurrences.queries.server.ts'
import { searchActivities } from '#app/domain/activities/search.queries.server.ts'
import { showDays } from '#app/domain/activities/show-days.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findOrganisers } from '#app/domain/organisations/organisers.queries.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { listNeighbourhoods } from '#app/domain/tenants/tenants.queries.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData, type MetaFunction } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { dayText, languageText, weekdayText } from '#app/platform/i18n/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { TextField } from '#app/ui/text-field.tsx'

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** The same list as a calendar and as news: programs that read those find them by these links. */
export const meta: MetaFunction = (args) => {
  const page = args.data as Page | undefined
  if (!page) return pageTitle(args)
  const { language, query } = page
  const alternate = { tagName: 'link', rel: 'alternate' }
  const choice = feedQuery(query)
  return [
    ...(pageTitle(args) ?? []),
    { ...alternate, type: 'text/calendar', href: paths.public.activitiesCalendar(language, choice) },
    { ...alternate, type: 'application/rss+xml', href: paths.public.activitiesNews(language, choice) },
  ]
}

/** Cards on a page, and lines of a week at a glance. */
const pageSizes = { lijst: 60, week: 200 } as const

export async function loader(args: LoaderFunctionArgs) {
  const { tenant, now } = args.context
  const { timeZone } = tenant
  const { t, language } = await pageTexts(args)
  const choice = activityChoice(new URL(args.request.url).searchParams)
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const { query, filter, form, after } = choice
  const period = periodOf(choice, today)
  const endsAfter = leftOutBefore(choice, now)

  const found = await withActor(anonymous(args), async (tx) => {
    const among = await searchActivities(tx, choice.search)
    const { organiserId } = filter
    return {
      list: await listOccurrences(tx, { timeZone, period, filter, among, endsAfter, after, limit: pageSizes[form] }),
      counts: await countOccurrences(tx, { period, filter, among, endsAfter }),
      neighbourhoods: await listNeighbourhoods(tx),
      organiser: organiserId ? (await findOrganisers(tx, [organiserId])).get(organiserId)?.name : undefined,
    }
  })
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const { list, counts, neighbourhoods, organiser } = found
  const spoken = [...new Set([...Object.keys(counts.language), ...(filter.language ? [filter.language] : [])])]
  const dayCount = period.from.until(period.until).days
  return json({
    title: t('activities:title', { wijk: tenant.name }),
    description: t('ui:front.activitiesText', { wijk: tenant.name }),
    ...{ language, query, form, week: choice.week, counts },
    next: list.next ? placeText(list.next) : null,
    days: Array.from({ length: dayCount <= 7 ? dayCount : 0 }, (_, index) => period.from.add({ days: index })).map(
      (date) => ({
        iso: date.toString(),
        label: date.equals(today) ? t('activities:today') : weekdayText(date.dayOfWeek, language),
      }),
    ),
    neighbourhoods: neighbourhoods.map((each) => ({ ...each, count: counts.neighbourhood[each.id] ?? 0 })),
    languages: spoken.map((code) => ({
      ...{ code, name: languageText(code, language), count: counts.language[code] ?? 0 },
    })),
    names: {
      buurt: neighbourhoods.find(({ id }) => id === filter.neighbourhoodId)?.name,
      'van-wie': organiser,
      taal: filter.language && languageText(filter.language, language),
      dag: filter.day && dayText(filter.day, language),
      van: choice.days
        ? [choice.days.first, choice.days.last].map((date) => dayText(date, language)).join(' – ')
        : undefined,
    },
    sections: showDays(list.found, language),
  })
}

export default function Activities() {
  const { t } = useTranslation('activities')
  const page = useLoaderData<typeof loader>()
  const { language, query, week, form, counts, sections } = page
  const filterHref = (change: ActivityQuery) => paths.public.activities(language, { ...query, ...change })
  const base = paths.public.activities(language)
  const activityHref = (id: string) => paths.public.activity(language, id)
  const { zoek, ...withoutSearch } = query
  return (
    <>
      <PageHeader title={page.title} />
      <form className="search-form" action={base} method="get" role="search">
        <HiddenFields values={withoutSearch} />
        <TextField name="zoek" type="search" label={t('search')} defaultValue={zoek ?? ''} maxLength={100} />
        <Button look="quiet" icon="search" label={t('searchButton')} />
      </form>
      {page.days.length > 1 ? (
        <ChipList label={t('filterDay')}>
          <Chip href={filterHref({ dag: undefined })} current={!query['dag']}>
            {t('wholeWeek')}
          </Chip>
          {page.days.map(({ iso, label }) => (
            <Chip
              key={iso}
              href={filterHref({ dag: query['dag'] === iso ? undefined : iso })}
              current={query['dag'] === iso}
            >
              {label} <span className="count">{counts.day[iso] ?? 0}</span>
            </Chip>
          ))}
        </ChipList>
      ) : null}
      <ChosenFilters names={page.names} {...{ query, filterHref }} />
      <ActivityFilters formAction={base} {...{ query, filterHref, counts }} {...page} />
      <div className="list-head">
        <Paragraph look="small" id="gevonden">
          {t('found', { count: counts.all })}
        </Paragraph>
        <ChipList label={t('view')}>
          <Chip href={filterHref({ vorm: undefined })} current={form === 'lijst'}>
            {t('viewList')}
          </Chip>
          <Chip href={filterHref({ vorm: 'week' })} current={form === 'week'}>
            {t('viewWeek')}
          </Chip>
          <Chip href={paths.public.activitiesOnPaper(language, { ...query, vorm: undefined })} icon="print">
            {t('viewPrint')}
          </Chip>
        </ChipList>
      </div>
      {sections.length === 0 ? (
        <EmptyState
          title={zoek ? t('notFound') : t('nothing')}
          pictogram="calendar"
          action={{ href: base, label: t('showAll') }}
        >
          <Paragraph>{zoek ? t('notFoundText') : t('nothingText')}</Paragraph>
        </EmptyState>
      ) : form === 'week' ? (
        <ActivityWeek {...{ sections, activityHref }} />
      ) : (
        <ActivityList {...{ sections, activityHref }} />
      )}
      {page.next ? <Pager label={t('more')} order="list" olderHref={filterHref({ na: page.next })} /> : null}
      {query['van'] ? null : (
        <Pager
          label={t('weeks')}
          order="soonest"
          {...(week > 0
            ? { newerHref: filterHref({ week: week > 1 ? String(week - 1) : undefined, dag: undefined }) }
            : {})}
          {...(week < lastWeek ? { olderHref: filterHref({ week: String(week + 1), dag: undefined }) } : {})}
        />
      )}
      <FeedLinks language={language} query={query} />
    </>
  )
}
