import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { absenceKinds } from '#app/domain/appointments/asked-change.ts'
import { deputiesOf } from '#app/domain/appointments/check-change.server.ts'
import { getPlannedWeek } from '#app/domain/appointments/planned.queries.server.ts'
import { askedOfAway, awayForm, treatmentsIn } from '#app/domain/appointments/schedule-form.ts'
import { SettleBookings } from '#app/domain/appointments/settle-bookings.tsx'
import { takeChange } from '#app/domain/appointments/take-change.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { FormPage } from '#app/ui/form-page.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'

// i18n: appointments:refusals.*, schedule.work:why.*, schedule.work:fields.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const personId = new URL(args.request.url).searchParams.get('wie') ?? professional.personId
  const found = await withActor(professional, async (tx) => {
    const week = await getPlannedWeek(tx, { personId, timeZone })
    if (!week.ok) return week
    const teamIds = week.value.places.map(({ teamId }) => teamId)
    return done({ name: week.value.name, deputies: await deputiesOf(tx, { personId, teamIds, timeZone }) })
  })
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t } = await pageTexts(args)
  const deputies = new Map(found.value.deputies.map(({ id, name }) => [id, name]))
  return json({
    title: t('schedule.work:away.title'),
    name: found.value.name,
    personId,
    today: args.context.now.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    why: absenceKinds.map((value) => ({ value: value as string, label: t(`schedule.work:why.${value}`) })),
    deputies: [...deputies].map(([value, label]) => ({ value, label })),
    wie: personId === professional.personId ? undefined : personId,
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, awayForm)
  if (!form.ok) return json({ ...form.reply, settle: null }, { status: 400 })
  const { t, language } = await pageTexts(args)
  const answer = await takeChange(professional, {
    ...{ tenant: args.context.tenant, asked: askedOfAway(form.value), treatments: treatmentsIn(form.value) },
    ...{ refuse: form.refuse, reader: { t, language } },
  })
  if (answer) return json(answer.state, { status: answer.status })
  const { personId } = form.value
  const wie = personId === professional.personId ? undefined : personId
  return redirect(paths.professional.schedule({ wie, bewaard: 'ja' }), 303)
}

/** Somebody is away: days or hours, why, and who stands in. */
export default function ScheduleAway() {
  const { t } = useTranslation('schedule.work')
  const { title, name, personId, today, why, deputies, wie } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const field = (id: 'firstDay' | 'lastDay' | 'from' | 'until', start = '') => ({
    ...{ name: id, label: t(`fields.${id}`), error: form.error(id), defaultValue: typed(state, id, start) },
  })
  return (
    <FormPage {...{ title, intro: name, form }} back={{ href: paths.professional.schedule({ wie }), label: t('back') }}>
      {state?.settle ? (
        <SettleBookings settle={state.settle} state={state} />
      ) : (
        <PostForm noValidate>
          <FormStack>
            <HiddenFields values={{ personId }} />
            <Select name="why" label={t('fields.why')} options={why} defaultValue={typed(state, 'why', 'LEAVE')} />
            <TextField {...field('firstDay', today)} type="date" required />
            <TextField {...field('lastDay', today)} type="date" required />
            <TextField {...field('from')} type="time" help={t('help.hours')} optional />
            <TextField {...field('until')} type="time" optional />
            <Select
              name="deputyPersonId"
              label={t('fields.deputyPersonId')}
              help={t('help.deputyPersonId')}
              emptyLabel={t('away.nobody')}
              options={deputies}
              defaultValue={typed(state, 'deputyPersonId')}
            />
            <Button>{t('save')}</Button>
          </FormStack>
        </PostForm>
      )}
    </FormPage>
  )
}
