import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { findActivity } from '#app/domain/activities/activities.queries.server.ts'
import { wordsIn } from '#app/domain/activities/activity-words.ts'
import { eventJsonLd } from '#app/domain/activities/event-json-ld.ts'
import { listDates } from '#app/domain/activities/occurrences.queries.server.ts'
import { countPlaces } from '#app/domain/activities/sign-up-activity.queries.server.ts'
import { anonymous } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isId } from '#app/domain/shared/ids.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { originOf } from '#app/domain/tenants/tenants.queries.server.ts'
import { json, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData, type MetaFunction } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { dayText, languageText, moneyText, periodText } from '#app/platform/i18n/format.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { telHref } from '#app/ui/call-link.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Tag } from '#app/ui/tag.tsx'

/** The activity as search engines read it, and as a calendar file. */
export const meta: MetaFunction = (args) => {
  const page = args.data as Page | undefined
  if (!page) return pageTitle(args)
  const { event, id, language } = page
  const file = { tagName: 'link', rel: 'alternate', type: 'text/calendar' }
  return [
    ...(pageTitle(args) ?? []),
    { ...file, href: paths.public.activityCalendar(language, id) },
    ...(event ? [{ 'script:ld+json': event }] : []),
  ]
}

const shownDates = 6

export async function loader(args: LoaderFunctionArgs) {
  const { tenant } = args.context
  const id = args.params['activityId']
  if (!isId(id)) throw new Response(null, { status: 404 })
  const found = await withActor(anonymous(args), async (tx) => {
    const activity = await findActivity(tx, tenant.timeZone, id)
    const counts = activity?.signUp === 'portal' && activity.capacity !== null
    return {
      activity,
      dates: await listDates(tx, id, shownDates),
      places: counts ? await countPlaces(tx, id) : null,
    }
  })
  if (isRefused(found) || !found.activity) throw new Response(null, { status: 404 })

  const { activity, dates, places } = found
  const isFull = (date: string) => (places?.get(date)?.placed ?? 0) >= (activity.capacity ?? Infinity)
  const { language } = await pageTexts(args)
  const words = wordsIn(activity, language)
  const clock = (instant: typeof activity.updatedAt) => instant.toZonedDateTimeISO(tenant.timeZone).toPlainTime()
  const url = originOf(tenant) + paths.public.activity(language, id)
  return json({
    event: eventJsonLd(activity, dates, { language, url, city: tenant.city }),
    id: activity.id,
    language,
    words,
    original: words.title.language === 'nl' ? null : activity.title,
    title: words.title.text,
    description: words.what.text,
    cancelled: activity.state === 'cancelled',
    dates: dates.map(({ originalDate, date, starts, ends, status }) => ({
      key: originalDate.toString(),
      day: dayText(date, language),
      when: periodText(clock(starts), clock(ends), language),
      status,
      full: status !== 'cancelled' && isFull(originalDate.toString()),
      movedFrom: status === 'moved' && !date.equals(originalDate) ? dayText(originalDate, language) : null,
    })),
    signsUp: activity.signUp === 'portal' && activity.state === 'published',
    place: [activity.locationName, activity.street, activity.neighbourhood].filter(Boolean).join(', '),
    indoors: activity.indoors,
    organiser: activity.organiser,
    phone: activity.organiserPhone,
    cost: activity.costCents === 0 ? null : moneyText(activity.costCents, language),
    languages: activity.languages.map((code) => languageText(code, language)).join(', '),
    wheelchair: activity.wheelchairAccessible,
    companion: activity.companion,
    womenOnly: activity.womenOnly,
    children: activity.childrenWelcome,
    ages: { from: activity.minAge, until: activity.maxAge },
  })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function Dates({ activity }: { activity: Page }) {
  const { t } = useTranslation(['activities', 'signup'])
  return (
    <Card title={t('when')}>
      <ul className="plain-list">
        {activity.dates.map((date) => (
          <li key={date.key}>
            {date.day}, {date.when} {date.status === 'cancelled' ? <Tag look="urgent">{t('cancelled')}</Tag> : null}
            {date.status === 'moved' ? <Tag look="urgent">{t('moved')}</Tag> : null}
            {date.movedFrom ? <span className="soft"> {t('movedFrom', { day: date.movedFrom })}</span> : null}
            {activity.signsUp && date.status !== 'cancelled' ? (
              <>
                {' '}
                {date.full ? <Tag>{t('signup:form.full')}</Tag> : null}{' '}
                <AppLink
                  href={paths.public.signUp(activity.language, activity.id, { dag: date.key })}
                  label={
                    date.full ? `${t('signup:form.wait')}: ${date.day}` : t('signup:form.titleFor', { when: date.day })
                  }
                >
                  {date.full ? t('signup:form.wait') : t('signup:form.title')}
                </AppLink>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {activity.dates.length === 0 ? <Paragraph>{t('noDates')}</Paragraph> : null}
      <LinkButton
        href={paths.public.activityCalendar(activity.language, activity.id)}
        look="quiet"
        icon="calendar"
        download
      >
        {t('toCalendar')}
      </LinkButton>
    </Card>
  )
}

function Facts({ activity }: { activity: Page }) {
  const { t } = useTranslation('activities')
  const { words, ages } = activity
  const yesIf = (holds: boolean) => (holds ? t('yes') : t('no'))
  const agesText = () => {
    if (ages.from !== null && ages.until !== null) return t('agesBetween', { from: ages.from, until: ages.until })
    if (ages.from !== null) return t('agesFrom', { from: ages.from })
    return ages.until === null ? null : t('agesUntil', { until: ages.until })
  }
  const aged = agesText()
  return (
    <Card>
      <DefinitionList
        items={[
          { term: t('where'), description: activity.place, lang: 'nl' },
          ...(activity.indoors === null
            ? []
            : [{ term: t('placeLabel'), description: activity.indoors ? t('place.binnen') : t('place.buiten') }]),
          { term: t('forWhom'), description: words.forWhom.text, lang: words.forWhom.language },
          ...(aged ? [{ term: t('ages'), description: aged }] : []),
          ...(activity.children ? [{ term: t('children'), description: t('childrenText') }] : []),
          { term: t('cost'), description: activity.cost ?? t('free') },
          { term: t('languages'), description: activity.languages },
          { term: t('wheelchair'), description: yesIf(activity.wheelchair) },
          ...(activity.womenOnly ? [{ term: t('women'), description: t('yes') }] : []),
          ...(activity.companion ? [{ term: t('companion'), description: t('companionText') }] : []),
          { term: t('howToJoin'), description: words.howToJoin.text, lang: words.howToJoin.language },
          { term: t('organiser'), description: activity.organiser, lang: 'nl' },
        ]}
      />
      {activity.phone ? (
        <LinkButton href={telHref(activity.phone)} icon="phone">
          {t('call')} <bdi dir="ltr">{activity.phone}</bdi>
        </LinkButton>
      ) : null}
    </Card>
  )
}

export default function ActivityPage() {
  const { t } = useTranslation('activities')
  const activity = useLoaderData<typeof loader>()
  const { words, language } = activity
  return (
    <>
      <PageHeader
        title={words.title.text}
        lang={words.title.language}
        back={{ href: paths.public.activities(language), label: t('back') }}
      />
      {activity.cancelled ? <Notice look="urgent" title={t('wholeCancelled')} /> : null}
      {activity.original ? (
        <Paragraph look="small">
          {t('translated')} <span lang="nl">{activity.original}</span>
        </Paragraph>
      ) : null}
      {words.unchecked ? <Paragraph look="small">{t('unchecked')}</Paragraph> : null}
      <Paragraph lang={words.what.language}>{words.what.text}</Paragraph>
      <Dates activity={activity} />
      <Facts activity={activity} />
    </>
  )
}
