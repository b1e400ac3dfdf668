import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { activityChoice, leftOutBefore, periodOf } from '#app/domain/activities/activity-filter-form.ts'
import { ActivityPrint } from '#app/domain/activities/activity-print.tsx'
import { listOccurrences } from '#app/domain/activities/occurrences.queries.server.ts'
import { searchActivities } from '#app/domain/activities/search.queries.server.ts'
import { showDays } from '#app/domain/activities/show-days.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

export const meta = pageTitle

/** What a few sheets hold. */
const mostLines = 200

export async function loader(args: LoaderFunctionArgs) {
  const { tenant, now } = args.context
  const { timeZone } = tenant
  const { t, language } = await pageTexts(args)
  const choice = activityChoice(new URL(args.request.url).searchParams)
  const period = periodOf(choice, now.toZonedDateTimeISO(timeZone).toPlainDate())
  const endsAfter = leftOutBefore(choice, now)
  const list = await withActor(anonymous(args), async (tx) => {
    const among = await searchActivities(tx, choice.search)
    return listOccurrences(tx, { timeZone, period, filter: choice.filter, among, endsAfter, limit: mostLines })
  })
  if (isRefused(list)) throw new Response(null, { status: 404 })
  return json({
    title: t('activities:printTitle', { wijk: tenant.name }),
    ...{ language, query: choice.query },
    helpPhone: tenant.settings.phones.help,
    isMore: list.next !== null,
    sections: showDays(list.found, language),
  })
}

export default function ActivitiesPrint() {
  const { t } = useTranslation('activities')
  const { title, language, query, helpPhone, isMore, sections } = useLoaderData<typeof loader>()
  const back = { href: paths.public.activities(language, query), label: t('back') }
  return (
    <>
      <PageHeader title={title} back={back} intro={<span className="only-screen">{t('printHow')}</span>} />
      {sections.length === 0 ? (
        <EmptyState title={t('nothing')} pictogram="calendar" action={{ href: back.href, label: t('showAll') }}>
          <Paragraph>{t('nothingText')}</Paragraph>
        </EmptyState>
      ) : (
        <ActivityPrint sections={sections} helpPhone={helpPhone} />
      )}
      {isMore ? <Paragraph>{t('printRest', { phone: helpPhone })}</Paragraph> : null}
    </>
  )
}
