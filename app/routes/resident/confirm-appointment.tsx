import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { AppointmentFacts } from '#app/domain/appointments/appointment-facts.tsx'
import { findAppointment } from '#app/domain/appointments/appointments.queries.server.ts'
import { bookAppointment } from '#app/domain/appointments/book-appointment.server.ts'
import { findBookable } from '#app/domain/appointments/bookable.queries.server.ts'
import { bookingForm } from '#app/domain/appointments/booking-form.ts'
import { cancelAppointment } from '#app/domain/appointments/cancel-appointment.server.ts'
import { ConfirmForm } from '#app/domain/appointments/confirm-form.tsx'
import { listNearestFreeTimes } from '#app/domain/appointments/free-times.queries.server.ts'
import { interpreterLanguages } from '#app/domain/appointments/interpreter-language.ts'
import { longerType } from '#app/domain/appointments/longer-type.ts'
import { languageName, showAppointment } from '#app/domain/appointments/show-appointment.server.ts'
import { showTimes } from '#app/domain/appointments/shown-times.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { listResidentCards } from '#app/domain/identity/residents.queries.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { timeText } from '#app/platform/i18n/format.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Steps } from '#app/ui/steps.tsx'

// i18n: appointments:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { tenant } = args.context
  const found = await withActor(resident, async (tx) => {
    const held = await findAppointment(tx, { id: args.params['appointmentId'] ?? '' })
    const own = (await listResidentCards(tx, [resident.subjectId])).get(resident.subjectId)
    const need = own?.interpreterLanguage ?? null
    if (!held.ok) return done({ held: null, need, longer: undefined })
    const { professionals, visitTypeId } = held.value
    const choice = { personId: professionals[0]?.id ?? '', visitTypeId: visitTypeId ?? '' }
    const bookable = await findBookable(tx, { tenant, residentId: resident.subjectId, ...choice })
    const longer = need !== null && bookable.ok ? longerType(bookable.value.types, bookable.value.type) : undefined
    return done({ held: { ...held.value, ...choice }, need, longer })
  })
  if (!found.ok) throw new Response(null, { status: 404 })

  const { held, need, longer } = found.value
  if (held && held.status !== 'proposed') return redirect(residentPaths(args).appointment(held.id), 302)
  const { t, language } = await pageTexts(args)
  const tags = [...new Set([...(need === null ? [] : [need]), ...interpreterLanguages])]
  const languages = tags.map((value) => ({ value, label: languageName(value, language) }))
  const common = { title: t('appointments:confirm.title'), need: need ?? '', languages }
  // Gone, or never this resident's: the same answer, and what was typed is still on the page after an action.
  if (!held) return json({ ...common, hold: null }, { status: 404 })
  const until = held.heldUntil?.toZonedDateTimeISO(tenant.timeZone)
  return json({
    ...common,
    hold: {
      appointment: showAppointment(held, { t, language, timeZone: tenant.timeZone }),
      choice: { personId: held.personId, visitTypeId: held.visitTypeId, startsAt: held.startsAt.toString() },
      until: until ? timeText(until, language) : '',
      longer: longer ? { personId: held.personId, visitTypeId: longer.id } : null,
    },
  })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const form = await parseForm(args, bookingForm)
  if (!form.ok) return json({ ...form.reply, nearest: [] }, { status: 400 })

  const { intent, ...rest } = form.value
  if (intent === 'release') {
    const appointmentId = args.params['appointmentId'] ?? ''
    await withActor(resident, (tx) => cancelAppointment(tx, { appointmentId }))
    const { personId: wie, visitTypeId: soort } = form.value
    return redirect(residentPaths(args).newAppointment({ wie, soort }), { status: 303 })
  }
  const { tenant } = args.context
  const { reason = null, interpreterLanguage = null } = form.value
  const choice = { tenant, residentId: resident.subjectId, ...rest }
  const booked = await withActor(resident, (tx) => bookAppointment(tx, { ...choice, reason, interpreterLanguage }))
  if (booked.ok) return redirect(residentPaths(args).appointment(booked.value.id), { status: 303 })

  if (booked.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  const answer = form.refuse(booked.refusal)
  if (booked.refusal.code !== 'appointments.slotTaken') return json({ ...answer, nearest: [] }, { status: 409 })
  const nearest = await withActor(resident, (tx) => listNearestFreeTimes(tx, { ...choice, count: 4 }))
  const { t, language } = await pageTexts(args)
  const times = nearest.ok ? showTimes(nearest.value, { t, language, timeZone: tenant.timeZone }) : []
  return json({ ...answer, nearest: times }, { status: 409 })
}

export default function ConfirmAppointment() {
  const pages = useResidentPaths()
  const { t } = useTranslation('appointments')
  const { hold, need, languages } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  const choice = hold?.choice ?? {
    personId: typed(state, 'personId'),
    visitTypeId: typed(state, 'visitTypeId'),
    startsAt: typed(state, 'startsAt'),
  }
  if (!hold && !state) {
    const action = { href: pages.newAppointment(), label: t('confirm.chooseAgain') }
    return (
      <EmptyState title={t('confirm.gone')} pictogram="clock" action={action}>
        <p>{t('confirm.goneText')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <PageHeader title={t('confirm.title')} kicker={<Steps current={4} total={4} />} />
      <ErrorSummary errors={form.errors} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal} {t('confirm.kept')}
        </Notice>
      ) : null}
      {hold ? (
        <>
          <AppointmentFacts appointment={hold.appointment} />
          <Notice look="info">{t('confirm.heldUntil', { time: hold.until })}</Notice>
        </>
      ) : null}
      <ConfirmForm
        choice={choice}
        nearest={state?.nearest ?? []}
        longer={hold?.longer ?? null}
        languages={languages}
        reason={typed(state, 'reason')}
        interpreterLanguage={typed(state, 'interpreterLanguage', need)}
        error={form.error}
      />
    </>
  )
}
