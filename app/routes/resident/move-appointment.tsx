import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { AppointmentFacts } from '#app/domain/appointments/appointment-facts.tsx'
import { findAppointment } from '#app/domain/appointments/appointments.queries.server.ts'
import { moveForm } from '#app/domain/appointments/booking-form.ts'
import { FreeWeek } from '#app/domain/appointments/free-week.tsx'
import { listTimesToMoveTo, moveAppointment } from '#app/domain/appointments/move-appointment.server.ts'
import { showAppointment } from '#app/domain/appointments/show-appointment.server.ts'
import { showTimes, showWeek } from '#app/domain/appointments/shown-times.server.ts'
import { nearestFree } from '#app/domain/appointments/slots.ts'
import { wantedMonday } from '#app/domain/appointments/wanted-monday.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findTeam } from '#app/domain/organisations/teams.queries.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { phoneText } from '#app/ui/phone-text.ts'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

// i18n: appointments:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { tenant, now } = args.context
  const appointmentId = args.params['appointmentId'] ?? ''
  const found = await withActor(resident, async (tx) => {
    const appointment = await findAppointment(tx, { id: appointmentId })
    if (!appointment.ok) return appointment
    const times = await listTimesToMoveTo(tx, { tenant, appointmentId })
    const { teamId } = appointment.value
    const team = teamId === null ? null : await findTeam(tx, teamId)
    return times.ok ? done({ appointment: appointment.value, times: times.value, team }) : times
  })
  if (!found.ok) {
    if (found.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
    // Why it can't be moved online, and whom to call, stands on its page.
    return redirect(residentPaths(args).appointment(appointmentId), 302)
  }
  const { appointment, times, team } = found.value
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: tenant.timeZone }
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  const week = new URL(args.request.url).searchParams.get('week')
  const day = appointment.startsAt.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  return json({
    title: t('appointments:move.title'),
    appointment: showAppointment(appointment, reader),
    week: showWeek(times, wantedMonday(week, week === null ? day : today), reader),
    phone: team?.phone ?? tenant.settings.phones.help,
  })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const form = await parseForm(args, moveForm)
  if (!form.ok) return json({ ...form.reply, nearest: [] }, { status: 400 })

  const { tenant } = args.context
  const appointmentId = args.params['appointmentId'] ?? ''
  const { startsAt } = form.value
  const moved = await withActor(resident, (tx) => moveAppointment(tx, { tenant, appointmentId, startsAt }))
  if (moved.ok) return redirect(residentPaths(args).appointment(appointmentId), { status: 303 })

  if (moved.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  const answer = form.refuse(moved.refusal)
  if (moved.refusal.code !== 'appointments.slotTaken') return json({ ...answer, nearest: [] }, { status: 409 })
  const free = await withActor(resident, (tx) => listTimesToMoveTo(tx, { tenant, appointmentId }))
  const { t, language } = await pageTexts(args)
  const near = free.ok ? nearestFree(free.value, startsAt, 4) : []
  return json({ ...answer, nearest: showTimes(near, { t, language, timeZone: tenant.timeZone }) }, { status: 409 })
}

export default function MoveAppointment() {
  const pages = useResidentPaths()
  const { t } = useTranslation('appointments')
  const { appointment, week, phone } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const move = pages.moveAppointment(appointment.id)
  return (
    <>
      <PageHeader
        title={t('move.title')}
        intro={t('move.intro')}
        back={{ href: pages.appointment(appointment.id), label: t('one.title') }}
      />
      <Card>
        <AppointmentFacts appointment={appointment} />
      </Card>
      <FreeWeek
        action={move}
        hidden={{}}
        week={week}
        weekHref={(monday) => `${move}?week=${monday}`}
        refusal={form.refusal ?? form.errors[0]?.message ?? null}
        nearest={state?.nearest ?? []}
        none={
          <EmptyState title={t('new.noTimes')} pictogram="calendar">
            <p>{t('new.noTimesText', { phone: phoneText(phone) })}</p>
          </EmptyState>
        }
      />
    </>
  )
}
