import { useTranslation } from 'react-i18next'
import { HideForm } from '#app/domain/access/hide-form.tsx'
import { findHiding } from '#app/domain/access/hide-from-representatives.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { AppointmentFacts } from '#app/domain/appointments/appointment-facts.tsx'
import { AppointmentStatusTag } from '#app/domain/appointments/appointment-status-tag.tsx'
import { findAppointment } from '#app/domain/appointments/appointments.queries.server.ts'
import { calendarOffer } from '#app/domain/appointments/calendar-offer.ts'
import { cancelForm } from '#app/domain/appointments/booking-form.ts'
import { CancelQuestion } from '#app/domain/appointments/cancel-question.tsx'
import { cancelAppointment, mayCancel, noticeHours } from '#app/domain/appointments/cancel-appointment.server.ts'
import { findWhatMoves, mayMove } from '#app/domain/appointments/move-appointment.server.ts'
import { groupTitles } from '#app/domain/appointments/own-places.queries.server.ts'
import { showAppointment } from '#app/domain/appointments/show-appointment.server.ts'
import { videoHref } from '#app/domain/appointments/video-href.ts'
import { placeToGo, wayHref } from '#app/domain/appointments/way-to.ts'
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
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { phoneText } from '#app/ui/phone-text.ts'
import { PrintButton } from '#app/ui/print-button.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

// i18n: appointments:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { tenant, now } = args.context
  const found = await withActor(resident, async (tx) => {
    const appointment = await findAppointment(tx, { id: args.params['appointmentId'] ?? '' })
    if (!appointment.ok) return appointment
    const { teamId } = appointment.value
    const thing = { residentId: resident.subjectId, topic: 'APPOINTMENTS' as const, objectId: appointment.value.id }
    const hiding = await findHiding(tx, thing)
    const titles = await groupTitles(tx, [appointment.value])
    const team = teamId === null ? null : await findTeam(tx, teamId)
    // A kind that residents don't book themselves moves online only while it came of an invitation.
    const asksMore = appointment.value.selfBookable !== true && mayMove(appointment.value, 'resident', now).ok
    const movable = asksMore ? await findWhatMoves(tx, tenant, appointment.value) : done()
    return done({ appointment: appointment.value, hiding, titles, team, movable })
  })
  if (!found.ok) throw new Response(null, { status: 404 })

  const { appointment, hiding, titles, team, movable } = found.value
  if (appointment.status === 'proposed') return redirect(residentPaths(args).confirmAppointment(appointment.id), 302)
  const { t, language } = await pageTexts(args)
  const may = mayCancel(appointment, now)
  const isToCome = now.until(appointment.startsAt).sign > 0
  const asks = new URL(args.request.url).searchParams.has('afzeggen')
  return json({
    title: t(may.ok && asks ? 'appointments:cancel.title' : 'appointments:one.title'),
    appointment: showAppointment(appointment, { t, language, timeZone: tenant.timeZone }, titles),
    changeReason: appointment.changeReason,
    until: dateTimeText(appointment.onlineEditableUntil, tenant.timeZone, language),
    mayCancel: may.ok,
    mayMove: mayMove(appointment, 'resident', now).ok && movable.ok,
    moveByPhone: !movable.ok && movable.refusal.code === 'appointments.moveByPhone',
    // An earlier time is offered of what residents book by themselves.
    mayWait: mayMove(appointment, 'resident', now).ok && appointment.selfBookable === true,
    tooLate: isToCome && !may.ok && may.refusal.code === 'appointments.tooLateOnline',
    hours: noticeHours(appointment),
    asks: may.ok && asks,
    phone: team?.phone ?? tenant.settings.phones.help,
    place: placeToGo(appointment, tenant.city),
    calendar: calendarOffer(appointment, now),
    hiding,
  })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const form = await parseForm(args, cancelForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const appointmentId = args.params['appointmentId'] ?? ''
  const cancelled = await withActor(resident, (tx) => cancelAppointment(tx, { appointmentId }))
  if (cancelled.ok) return redirect(residentPaths(args).appointment(appointmentId), { status: 303 })

  if (cancelled.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  return json(form.refuse(cancelled.refusal), { status: 409 })
}

export default function Appointment() {
  const pages = useResidentPaths()
  const { t } = useTranslation(['appointments', 'booking', 'groups', 'reminders', 'waiting'])
  const page = useLoaderData<typeof loader>()
  const form = useFormTexts(useActionData<typeof action>())
  const { appointment, phone, until } = page
  const late = { hours: page.hours, phone: phoneText(phone) }
  if (page.asks && !form.refusal) return <CancelQuestion appointment={appointment} />
  return (
    <>
      <PageHeader
        title={t('one.title')}
        kicker={<AppointmentStatusTag status={appointment.status} />}
        back={{ href: pages.appointments(), label: t('list.title') }}
      />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <Card>
        <AppointmentFacts appointment={appointment} />
        <Paragraph>{t('reminders:callUs', { phone: phoneText(phone) })}</Paragraph>
      </Card>
      {page.changeReason ? (
        <Card title={t('one.fromPractice')} look="new">
          <p dir="auto">{page.changeReason}</p>
        </Card>
      ) : null}
      {appointment.status === 'noshow' ? <Notice look="info">{t('one.missed')}</Notice> : null}
      {appointment.videoUrl ? (
        <LinkButton href={videoHref(appointment.videoUrl)} icon="message">
          {t('one.openVideo')}
        </LinkButton>
      ) : null}
      {page.mayCancel ? (
        <p>
          {appointment.isPlace
            ? t('groups:place.cancelUntil', { until })
            : t(page.moveByPhone ? 'groups:one.cancelUntil' : 'one.cancelUntil', { until })}
        </p>
      ) : null}
      {page.tooLate && !form.refusal ? (
        <Notice look="info">
          {appointment.isPlace ? t('groups:place.tooLate', late) : t('refusals.tooLateOnline', late)}
        </Notice>
      ) : null}
      {page.moveByPhone ? <Notice look="info">{t('refusals.moveByPhone', late)}</Notice> : null}
      {appointment.status === 'pending' ? <Notice look="info">{t('one.waits')}</Notice> : null}
      <Actions>
        {page.calendar ? (
          <LinkButton href={pages.appointmentCalendar(appointment.id)} look="quiet" icon="calendar" download>
            {page.calendar === 'add' ? t('one.calendar') : t('one.calendarStrike')}
          </LinkButton>
        ) : null}
        {page.mayMove ? (
          <LinkButton href={pages.moveAppointment(appointment.id)} look="quiet" icon="clock">
            {t('one.move')}
          </LinkButton>
        ) : null}
        {page.mayWait ? (
          <LinkButton href={pages.waitForEarlier(appointment.id)} look="quiet" icon="message">
            {t('waiting:join.ask')}
          </LinkButton>
        ) : null}
        {page.place ? (
          <LinkButton href={wayHref(page.place)} look="quiet" icon="place">
            {t('booking:way')}
          </LinkButton>
        ) : null}
        <PrintButton />
        {appointment.status === 'pending' ? (
          <LinkButton href={pages.together()} look="quiet" icon="together">
            {t('one.toTogether')}
          </LinkButton>
        ) : null}
      </Actions>
      {page.mayCancel ? (
        <form method="get" action={pages.appointment(appointment.id)}>
          <Button look="quiet" name="afzeggen" value="ja" icon="cross">
            {t('one.cancel')}
          </Button>
        </form>
      ) : null}
      {page.hiding ? <HideForm topic="APPOINTMENTS" objectId={appointment.id} isHidden={page.hiding.isHidden} /> : null}
    </>
  )
}
