import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { findActivity } from '#app/domain/activities/activities.queries.server.ts'
import { wordsIn } from '#app/domain/activities/activity.ts'
import { nextDates } from '#app/domain/activities/week.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isId } from '#app/domain/shared/ids.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { calendarOf } from '#app/domain/tenants/calendar-of.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { dayText, languageText, moneyText, periodText } from '#app/platform/i18n/format.ts'
import { Card } from '#app/ui/card.tsx'
import { telHref } from '#app/ui/call-link.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Tag } from '#app/ui/tag.tsx'

export const meta = pageTitle

const shownDates = 6

export async function loader(args: LoaderFunctionArgs) {
  const { tenant, now } = args.context
  const id = args.params['activityId']
  const activity = isId(id) ? await withActor(anonymous(args), (tx) => findActivity(tx, tenant.timeZone, id)) : null
  if (!activity || isRefused(activity)) throw new Response(null, { status: 404 })

  const { language } = await pageTexts(args)
  const words = wordsIn(activity, language)
  const clock = (instant: typeof now) => instant.toZonedDateTimeISO(tenant.timeZone).toPlainTime()
  return json({
    id: activity.id,
    language,
    words,
    original: words.language === 'nl' ? null : activity.title,
    title: words.title,
    dates: nextDates(activity, now, calendarOf(tenant), shownDates).map((date) => ({
      key: date.originalDate.toString(),
      day: dayText(date.date, language),
      when: periodText(clock(date.startsAt), clock(date.endsAt), language),
      status: date.status,
    })),
    place: [activity.locationName, activity.street, activity.neighbourhood].filter(Boolean).join(', '),
    organiser: activity.organiser,
    phone: activity.organiserPhone,
    cost: activity.costCents === 0 ? null : moneyText(activity.costCents, language),
    languages: activity.languages.map((code) => languageText(code, language)).join(', '),
    wheelchair: activity.wheelchairAccessible,
    companion: activity.companion,
    womenOnly: activity.womenOnly,
  })
}

export default function ActivityPage() {
  const { t } = useTranslation('activities')
  const activity = useLoaderData<typeof loader>()
  const { words, language } = activity
  return (
    <>
      <PageHeader
        title={words.title}
        lang={words.language}
        back={{ href: paths.public.activities(language), label: t('back') }}
      />
      {activity.original ? (
        <Paragraph look="small">
          {t('translated')} <span lang="nl">{activity.original}</span>
        </Paragraph>
      ) : null}
      <Paragraph lang={words.language}>{words.what}</Paragraph>
      <Card title={t('when')}>
        <ul className="plain-list">
          {activity.dates.map((date) => (
            <li key={date.key}>
              {date.day}, {date.when} {date.status === 'cancelled' ? <Tag look="urgent">{t('cancelled')}</Tag> : null}
              {date.status === 'moved' ? <Tag look="urgent">{t('moved')}</Tag> : null}
            </li>
          ))}
        </ul>
        {activity.dates.length === 0 ? <Paragraph>{t('noDates')}</Paragraph> : null}
        <LinkButton href={paths.public.activityCalendar(language, activity.id)} look="quiet" icon="calendar" download>
          {t('toCalendar')}
        </LinkButton>
      </Card>
      <Card>
        <DefinitionList
          items={[
            { term: t('where'), description: activity.place, lang: 'nl' },
            { term: t('forWhom'), description: words.forWhom, lang: words.language },
            { term: t('cost'), description: activity.cost ?? t('free') },
            { term: t('languages'), description: activity.languages },
            { term: t('wheelchair'), description: activity.wheelchair ? t('yes') : t('no') },
            ...(activity.womenOnly ? [{ term: t('women'), description: t('yes') }] : []),
            ...(activity.companion ? [{ term: t('companion'), description: t('companionText') }] : []),
            { term: t('howToJoin'), description: words.howToJoin, lang: words.language },
            { term: t('organiser'), description: activity.organiser, lang: 'nl' },
          ]}
        />
        {activity.phone ? (
          <LinkButton href={telHref(activity.phone)} icon="phone">
            {t('call')} <bdi dir="ltr">{activity.phone}</bdi>
          </LinkButton>
        ) : null}
      </Card>
    </>
  )
}
