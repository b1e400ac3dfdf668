import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { changeOfferDates, getOfferDates } from '#app/domain/activities/offer-change-dates.server.ts'
import { CancelAll, ChangeDate } from '#app/domain/activities/offer-date-forms.tsx'
import { DateTag } from '#app/domain/activities/offer-date-tag.tsx'
import { offerDatesForm } from '#app/domain/activities/offer-deed-form.ts'
import { doneText } from '#app/domain/activities/offer-said.server.ts'
import { offerPlace, requireOfferMaker } from '#app/domain/activities/offer-maker.server.ts'
import { dateLine } from '#app/domain/activities/offer-show.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Card } from '#app/ui/card.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

// i18n: offer.work:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })
const pageSize = 12

export async function loader(args: LoaderFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const found = await withActor(maker, (tx) => getOfferDates(tx, args.params.activityId))
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const { timeZone } = args.context.tenant
  const query = new URL(args.request.url).searchParams
  const { offer, dates } = found.value
  const lines = dates.map((date) => dateLine(date, { language, timeZone }))
  // The name of a date is the day that it was planned for.
  const from = Math.max(
    0,
    lines.findIndex(({ key }) => key === query.get('vanaf')),
  )
  return json({
    ...{ title: t('offer.work:dates.title'), name: offer.row.title, id: offer.row.id, version: offer.row.version },
    place: offerPlace(args),
    dates: lines.slice(from, from + pageSize),
    chosen: lines.find(({ key }) => key === query.get('dag')) ?? null,
    isFirst: from === 0,
    next: lines[from + pageSize]?.key ?? null,
    said: doneText(query.get('klaar'), t),
  })
}

export async function action(args: ActionFunctionArgs) {
  const maker = await requireOfferMaker(args)
  const form = await parseForm(args, offerDatesForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { activityId } = args.params
  const { timeZone } = args.context.tenant
  const changed = await withActor(maker, (tx) => changeOfferDates(tx, { ...form.value, activityId, timeZone }))
  if (changed.ok) {
    const at = paths[offerPlace(args)].offer
    const query = { klaar: changed.value }
    return redirect(changed.value === 'cancelled' ? at.activity(activityId!, query) : at.dates(activityId!, query), 303)
  }
  if (changed.refusal.code === notFound.refusal.code) throw notThere()
  return json(form.refuse(changed.refusal), { status: 409 })
}

/** The dates of a published activity: one called off or moved, or everything called off (lesson 15.14). */
export default function OfferDates() {
  const { t } = useTranslation('offer.work')
  const { title, name, id, version, place, dates, chosen, isFirst, next, said } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const at = paths[place].offer
  return (
    <FormPage
      {...{ title, intro: name, form, said: state ? null : said }}
      back={{ href: at.activity(id), label: t('backToActivity') }}
    >
      <Paragraph>{t('dates.intro')}</Paragraph>
      {chosen ? <ChangeDate {...{ date: chosen, version, state, error: form.error }} /> : null}
      <Card>
        {dates.length === 0 ? <Paragraph>{t('activity.noDates')}</Paragraph> : null}
        <RowList>
          {dates.map((date) => (
            <Row
              key={date.key}
              href={at.dates(id, { dag: date.key })}
              title={date.day}
              end={<DateTag status={date.status} />}
            >
              {date.hours}
            </Row>
          ))}
        </RowList>
      </Card>
      <Pager
        {...{ label: t('dates.more'), order: 'soonest' }}
        {...(isFirst ? {} : { newerHref: at.dates(id) })}
        {...(next ? { olderHref: at.dates(id, { vanaf: next }) } : {})}
      />
      <CancelAll version={version} state={state} />
    </FormPage>
  )
}
