import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { getPlannedTeam } from '#app/domain/appointments/planned-team.queries.server.ts'
import { closureForm, treatmentsIn } from '#app/domain/appointments/schedule-form.ts'
import { SettleBookings } from '#app/domain/appointments/settle-bookings.tsx'
import { takeChange } from '#app/domain/appointments/take-change.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
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
import { TextField } from '#app/ui/text-field.tsx'

// i18n: appointments:refusals.*, schedule.work:fields.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const teamId = new URL(args.request.url).searchParams.get('team')
  const found = await withActor(professional, (tx) => getPlannedTeam(tx, { teamId, timeZone }))
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t } = await pageTexts(args)
  return json({
    title: t('schedule.work:closed.title'),
    team: { id: found.value.id, name: found.value.name },
    today: args.context.now.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, closureForm)
  if (!form.ok) return json({ ...form.reply, settle: null }, { status: 400 })
  const { t, language } = await pageTexts(args)
  const { teamId, name, firstDay, lastDay } = form.value
  const answer = await takeChange(professional, {
    ...{ tenant: args.context.tenant, asked: { kind: 'close', teamId, name, firstDay, lastDay } },
    ...{ treatments: treatmentsIn(form.value), refuse: form.refuse, reader: { t, language } },
  })
  if (answer) return json(answer.state, { status: answer.status })
  return redirect(paths.professional.schedule({ bewaard: 'ja' }), 303)
}

/** Days on which a whole practice or team is closed. */
export default function ScheduleClosed() {
  const { t } = useTranslation('schedule.work')
  const { title, team, today } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const field = (id: 'name' | 'firstDay' | 'lastDay', start = '') => ({
    ...{ name: id, label: t(`fields.${id}`), error: form.error(id), defaultValue: typed(state, id, start) },
  })
  return (
    <FormPage {...{ title, intro: team.name, form }} back={{ href: paths.professional.schedule(), label: t('back') }}>
      {state?.settle ? (
        <SettleBookings settle={state.settle} state={state} />
      ) : (
        <PostForm noValidate>
          <FormStack>
            <HiddenFields values={{ teamId: team.id }} />
            <TextField {...field('name')} help={t('help.closedName')} maxLength={80} required />
            <TextField {...field('firstDay', today)} type="date" required />
            <TextField {...field('lastDay', today)} type="date" required />
            <Button>{t('save')}</Button>
          </FormStack>
        </PostForm>
      )}
    </FormPage>
  )
}
