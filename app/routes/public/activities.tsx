import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listActivities } from '#app/domain/activities/activities.queries.server.ts'
import { activityChoice, domainWords, lastWeek } from '#app/domain/activities/activity-filter-form.ts'
import { ActivityList } from '#app/domain/activities/activity-list.tsx'
import { activityLine } from '#app/domain/activities/activity-view.ts'
import { weekOfActivities } from '#app/domain/activities/week.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { calendarOf } from '#app/domain/tenants/calendar-of.ts'
import { listNeighbourhoods } from '#app/domain/tenants/tenants.queries.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { dayText, languageText, periodText, weekdayText } from '#app/platform/i18n/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Select } from '#app/ui/select.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { tenant, now } = args.context
  const { t, language } = await pageTexts(args)
  const choice = activityChoice(new URL(args.request.url).searchParams)
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  const firstDay = today.add({ weeks: choice.week })

  const found = await withActor(anonymous(args), async (tx) => ({
    activities: await listActivities(tx, tenant.timeZone),
    neighbourhoods: await listNeighbourhoods(tx),
  }))
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const week = weekOfActivities(found.activities, firstDay, choice.filter, calendarOf(tenant))
  return json({
    title: t('activities:title', { wijk: tenant.name }),
    language,
    query: choice.query,
    week: choice.week,
    today: today.toString(),
    days: Array.from({ length: 7 }, (_, index) => firstDay.add({ days: index })).map((date) => ({
      iso: date.toString(),
      label: date.equals(today) ? t('activities:today') : weekdayText(date.dayOfWeek, language),
    })),
    neighbourhoods: found.neighbourhoods,
    sections: week.map((day) => ({
      title: dayText(day.date, language),
      lines: day.activities.map((each) => {
        const { times, ...line } = activityLine(each, language)
        return {
          ...line,
          alsoIn: line.alsoIn.map((code) => languageText(code, language)),
          when: periodText(times.starts, times.ends, language),
        }
      }),
    })),
  })
}

// i18n: activities:domains.*
export default function Activities() {
  const { t } = useTranslation('activities')
  const { title, language, query, week, days, neighbourhoods, sections } = useLoaderData<typeof loader>()
  const filterHref = (change: Record<string, string | undefined>) =>
    paths.public.activities(language, { ...query, ...change })
  return (
    <>
      <PageHeader title={title} />
      <ChipList label={t('filterDay')}>
        <Chip href={filterHref({ dag: undefined })} current={!query.dag}>
          {t('wholeWeek')}
        </Chip>
        {days.map((day) => (
          <Chip
            key={day.iso}
            href={filterHref({ dag: query.dag === day.iso ? undefined : day.iso })}
            current={query.dag === day.iso}
          >
            {day.label}
          </Chip>
        ))}
      </ChipList>
      <ChipList label={t('filterKind')}>
        <Chip href={filterHref({ gratis: query.gratis ? undefined : 'ja' })} current={query.gratis !== undefined}>
          {t('free')}
        </Chip>
        {domainWords.map((word) => (
          <Chip
            key={word}
            href={filterHref({ domein: query.domein === word ? undefined : word })}
            current={query.domein === word}
          >
            {t(`domains.${word}`)}
          </Chip>
        ))}
      </ChipList>
      <form className="inline-form" action={paths.public.activities(language)} method="get">
        <HiddenFields values={{ ...query, buurt: undefined }} />
        <Select
          name="buurt"
          label={t('neighbourhood')}
          emptyLabel={t('everywhere')}
          defaultValue={query.buurt ?? ''}
          options={neighbourhoods.map(({ id, name }) => ({ value: id, label: name, lang: 'nl' }))}
        />
        <Button look="quiet">{t('show')}</Button>
      </form>
      {sections.length === 0 ? (
        <EmptyState
          title={t('nothing')}
          pictogram="calendar"
          action={{ href: paths.public.activities(language), label: t('showAll') }}
        >
          {t('nothingText')}
        </EmptyState>
      ) : (
        <ActivityList sections={sections} activityHref={(id) => paths.public.activity(language, id)} />
      )}
      <Pager
        label={t('weeks')}
        order="soonest"
        {...(week > 0
          ? { newerHref: filterHref({ week: week > 1 ? String(week - 1) : undefined, dag: undefined }) }
          : {})}
        {...(week < lastWeek ? { olderHref: filterHref({ week: String(week + 1), dag: undefined }) } : {})}
      />
    </>
  )
}
