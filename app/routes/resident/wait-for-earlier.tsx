import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { AppointmentFacts } from '#app/domain/appointments/appointment-facts.tsx'
import { mayBeAnybody, waitForEarlier } from '#app/domain/appointments/join-waiting-list.server.ts'
import { findOwnMovable } from '#app/domain/appointments/move-appointment.server.ts'
import { showAppointment } from '#app/domain/appointments/show-appointment.server.ts'
import { WaitWith } from '#app/domain/appointments/wait-with.tsx'
import { waitForEarlierForm } from '#app/domain/appointments/waiting-form.ts'
import { waitsForEarlier } from '#app/domain/appointments/waiting-list.queries.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { TextField } from '#app/ui/text-field.tsx'

// i18n: waiting:refusals.* appointments:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { tenant, now } = args.context
  const appointmentId = args.params['appointmentId'] ?? ''
  const found = await withActor(resident, async (tx) => {
    const own = await findOwnMovable(tx, tenant, appointmentId)
    return own.ok ? done({ ...own.value, waits: await waitsForEarlier(tx, appointmentId) }) : own
  })
  if (!found.ok || found.value.bookable.type.invited) {
    if (!found.ok && found.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
    // Why an earlier time can't be taken online, and whom to call, stands on its page.
    return redirect(residentPaths(args).appointment(appointmentId), 302)
  }
  const { appointment, bookable, waits } = found.value
  if (waits) return redirect(residentPaths(args).waitingList(), 302)
  const { t, language } = await pageTexts(args)
  const { timeZone } = tenant
  return json({
    title: t('waiting:join.title'),
    appointment: showAppointment(appointment, { t, language, timeZone }),
    name: bookable.professional.calledName,
    orAnybody: mayBeAnybody(bookable),
    today: now.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const form = await parseForm(args, waitForEarlierForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const { tenant } = args.context
  const { who, fromDay = null } = form.value
  const asked = { tenant, appointmentId: args.params['appointmentId'] ?? '', who, fromDay }
  const waits = await withActor(resident, (tx) => waitForEarlier(tx, asked))
  if (waits.ok) return redirect(residentPaths(args).waitingList(), 303)

  if (waits.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  return json(form.refuse(waits.refusal), { status: 409 })
}

/** Asking to be told when an earlier time comes free; the appointment stays until one is taken. */
export default function WaitForEarlier() {
  const pages = useResidentPaths()
  const { t } = useTranslation('waiting')
  const { appointment, name, orAnybody, today } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const dayError = form.error('fromDay')
  return (
    <>
      <PageHeader
        title={t('join.title')}
        intro={t('join.intro')}
        back={{ href: pages.appointment(appointment.id), label: t('join.back') }}
      />
      <ErrorSummary errors={form.errors} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <Card>
        <AppointmentFacts appointment={appointment} />
      </Card>
      <PostForm>
        <FormStack>
          <WaitWith name={name} orAnybody={orAnybody} />
          <TextField
            name="fromDay"
            type="date"
            label={t('join.fromDay')}
            defaultValue={typed(state, 'fromDay', today)}
            {...(dayError ? { error: dayError } : {})}
          />
          <Actions>
            <Button icon="check">{t('join.send')}</Button>
          </Actions>
        </FormStack>
      </PostForm>
    </>
  )
}
