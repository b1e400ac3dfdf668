import { Temporal } from 'temporal-polyfill'
import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listAttendance } from '#app/domain/activities/attendance-counts.queries.server.ts'
import { AttendanceTable } from '#app/domain/activities/attendance-table.tsx'
import { countPlaces } from '#app/domain/activities/sign-up-activity.queries.server.ts'
import { participantForm } from '#app/domain/activities/sign-up-form.ts'
import { DateTag } from '#app/domain/activities/offer-date-tag.tsx'
import { ParticipantList } from '#app/domain/activities/sign-up-participant-list.tsx'
import {
  cancelForParticipant,
  findOwnActivity,
  listDatesAround,
  listParticipants,
  markAttended,
} from '#app/domain/activities/sign-up-participants.server.ts'
import { requireAtWork } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { dateTimeText, dayText } from '#app/platform/i18n/format.ts'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

const organisers = ['ACTIVITY_ORGANISER'] as const
const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const organiser = await requireAtWork(args, organisers)
  const { timeZone } = args.context.tenant
  const activityId = args.params['activityId'] ?? ''
  const query = new URL(args.request.url).searchParams
  const asked = query.get('dag')
  const after = Number(/^\d{1,15}$/.exec(query.get('na') ?? '')?.[0] ?? 0)
  const today = organiser.now.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  const found = await withActor(organiser, async (tx) => {
    const activity = await findOwnActivity(tx, activityId)
    const dates = activity ? await listDatesAround(tx, activity.id) : []
    const next = dates.find(({ day, status }) => day >= today && status !== 'cancelled')
    const chosen = dates.find(({ date }) => date === asked) ?? next ?? dates.at(-1)
    const list = await listParticipants(tx, { activityId, date: Temporal.PlainDate.from(chosen?.date ?? today), after })
    if (!activity || !list.ok) return notFound
    const placed = chosen ? ((await countPlaces(tx, activity.id)).get(chosen.date)?.placed ?? 0) : 0
    return done({
      activity,
      dates,
      chosen,
      placed,
      list: list.value,
      counts: await listAttendance(tx, { activityId, until: today }),
    })
  })
  if (!found.ok) throw notThere()
  const { activity, dates, chosen, placed, list, counts } = found.value
  const { t, language } = await pageTexts(args)
  const when = (at: Temporal.Instant) => dateTimeText(at, timeZone, language)
  return json({
    title: t('signup.work:title'),
    ...{ activityId, activity: activity.title, capacity: activity.capacity, placed },
    chosen: chosen && {
      ...{ date: chosen.date, when: when(chosen.startsAt), status: chosen.status },
      begun: chosen.day <= today && chosen.status !== 'cancelled',
    },
    dates: dates.map(({ date, startsAt, status }) => ({ date, when: when(startsAt), status })),
    ...{ people: list.items, next: list.next, isFirst: after === 0 },
    counts: counts.map((row) => ({
      ...row.counts,
      date: row.date,
      day: dayText(Temporal.PlainDate.from(row.date), language),
    })),
  })
}

export async function action(args: ActionFunctionArgs) {
  const organiser = await requireAtWork(args, organisers)
  const form = await parseForm(args, participantForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const activityId = args.params['activityId'] ?? ''
  const asked = form.value
  const today = organiser.now.toZonedDateTimeISO(args.context.tenant.timeZone).toPlainDate()
  const changed = await withActor(organiser, (tx) => {
    const of = { activityId, signUpId: asked.signUpId, date: asked.date }
    if (asked.intent === 'cancel') return cancelForParticipant(tx, of)
    return markAttended(tx, { ...of, today, attended: asked.attended === 'unknown' ? null : asked.attended === 'yes' })
  })
  if (!changed.ok) throw notThere()
  return redirect(paths.professional.participants(activityId, { dag: asked.date.toString() }), 303)
}

/** Who takes part in a date of an activity of the own organisation, who came, and whether it helped: the last as counts alone. */
export default function Participants() {
  const { t } = useTranslation('signup.work')
  const page = useLoaderData<typeof loader>()
  const { title, activityId, activity, capacity, placed, chosen, dates, people, next, isFirst, counts } = page
  const here = (query: Record<string, string | number>) => paths.professional.participants(activityId, query)
  return (
    <WorkPage>
      <PageHeader
        title={`${title}: ${activity}`}
        intro={t('intro')}
        back={{ href: paths.professional.offer.activity(activityId), label: t('back') }}
      />
      {chosen ? (
        <>
          <ParticipantList
            title={chosen.when}
            capacity={capacity}
            placed={placed}
            people={people}
            date={chosen.date}
            begun={chosen.begun}
            status={chosen.status}
            action={here({ dag: chosen.date })}
          />
          <Pager
            label={t('list')}
            order="list"
            {...(next ? { olderHref: here({ dag: chosen.date, na: next }) } : {})}
            {...(isFirst ? {} : { newerHref: here({ dag: chosen.date }) })}
          />
          <Card title={t('days')}>
            <RowList compact>
              {dates
                .filter(({ date }) => date !== chosen.date)
                .map(({ date, when, status }) => (
                  <Row
                    key={date}
                    href={paths.professional.participants(activityId, { dag: date })}
                    title={when}
                    end={status === 'scheduled' ? undefined : <DateTag status={status} />}
                  />
                ))}
            </RowList>
          </Card>
        </>
      ) : (
        <Paragraph>{t('noDates')}</Paragraph>
      )}
      {counts.length > 0 ? <AttendanceTable title={t('counts')} rows={counts} /> : null}
    </WorkPage>
  )
}
