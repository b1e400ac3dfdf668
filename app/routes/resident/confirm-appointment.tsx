import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { AppointmentFacts } from '#app/domain/appointments/appointment-facts.tsx'
import { findAppointment } from '#app/domain/appointments/appointments.queries.server.ts'
import { bookAppointment } from '#app/domain/appointments/book-appointment.server.ts'
import { findBookable } from '#app/domain/appointments/bookable.queries.server.ts'
import { bookingForm } from '#app/domain/appointments/booking-form.ts'
import { ConfirmForm } from '#app/domain/appointments/confirm-form.tsx'
import { interpreterLanguages } from '#app/domain/appointments/interpreter-language.ts'
import { interpreterWish, signLanguage } from '#app/domain/appointments/interpreter-wish.ts'
import { longerType } from '#app/domain/appointments/longer-type.ts'
import { nearestTimes } from '#app/domain/appointments/nearest-times.server.ts'
import { releaseOwnHold } from '#app/domain/appointments/release-own-hold.server.ts'
import { languageName, showAppointment } from '#app/domain/appointments/show-appointment.server.ts'
import type { ShownTime } from '#app/domain/appointments/shown-times.server.ts'
import { UrgentCalls } from '#app/domain/messaging/urgent-calls.tsx'
import { urgentNumberFor } from '#app/domain/messaging/urgent-phones.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { listResidentCards } from '#app/domain/identity/residents.queries.server.ts'
import { findRedFlags } from '#app/domain/safety/red-flags.ts'
import { done, isRefused, notFound } from '#app/domain/shared/result.ts'
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

/** What an answer says besides: no other times, and no flags. */
const nothing: { readonly nearest: ShownTime[]; readonly urgent: Parameters<typeof UrgentCalls>[0] | null } = {
  nearest: [],
  urgent: null,
}

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
    const longer = bookable.ok ? longerType(bookable.value.types, bookable.value.type) : undefined
    return done({ held: { ...held.value, ...choice }, need, longer })
  })
  if (!found.ok) throw new Response(null, { status: 404 })

  const { held, need, longer } = found.value
  if (held && held.status !== 'proposed') return redirect(residentPaths(args).appointment(held.id), 302)
  const { t, language } = await pageTexts(args)
  const tags = [...new Set([...(need === null ? [] : [need]), ...interpreterLanguages])]
  const languages = [
    ...tags.map((value) => ({ value, label: languageName(value, language) })),
    { value: signLanguage, label: t('booking:interpreter.sign') },
  ]
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
  if (!form.ok) return json({ ...form.reply, ...nothing }, { status: 400 })

  if (form.value.intent === 'release') {
    const appointmentId = args.params['appointmentId'] ?? ''
    const released = await withActor(resident, (tx) => releaseOwnHold(tx, { appointmentId }))
    // Booked in another window: it stands, and is ended on its own page.
    if (released.ok && released.value.stands) return redirect(residentPaths(args).appointment(appointmentId), 303)
    const { personId: wie, visitTypeId: soort } = form.value
    return redirect(residentPaths(args).newAppointment({ wie, soort }), { status: 303 })
  }
  const { tenant } = args.context
  const { personId, visitTypeId, startsAt, interpreterLanguage, interpreterGender, ...said } = form.value
  const choice = { tenant, residentId: resident.subjectId, personId, visitTypeId, startsAt }
  const interpreter = interpreterWish({ language: interpreterLanguage, gender: interpreterGender })
  const booked = await withActor(resident, (tx) => bookAppointment(tx, { ...choice, ...said, ...interpreter }))
  if (booked.ok) return redirect(residentPaths(args).appointment(booked.value.id), { status: 303 })

  if (booked.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  const answer = { ...form.refuse(booked.refusal), ...nothing }
  if (booked.refusal.code === 'appointments.redFlags') {
    const number = await withActor(resident, (tx) => urgentNumberFor(tx, tenant))
    const phone = isRefused(number) ? tenant.settings.phones.outOfHours : number
    return json({ ...answer, urgent: { flags: findRedFlags(said.reason ?? ''), phone } }, { status: 409 })
  }
  if (booked.refusal.code !== 'appointments.slotTaken') return json(answer, { status: 409 })
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: tenant.timeZone }
  const nearest = await withActor(resident, (tx) => nearestTimes(tx, { ...choice, isFirst: false }, reader))
  return json({ ...answer, nearest: nearest.ok ? nearest.value : [] }, { status: 409 })
}

export default function ConfirmAppointment() {
  const pages = useResidentPaths()
  const { t } = useTranslation(['appointments', 'booking', 'messaging'])
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
  const urgent = state?.urgent ?? null
  return (
    <>
      <PageHeader
        title={urgent ? t('messaging:urgent.title') : t('confirm.title')}
        kicker={<Steps current={4} total={4} />}
      />
      <ErrorSummary errors={form.errors} />
      {urgent ? (
        <Notice look="urgent" title={t('booking:urgent.text')} live>
          <UrgentCalls {...urgent} />
          <p>{t('booking:urgent.kept')}</p>
        </Notice>
      ) : form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal} {t('confirm.kept')}
        </Notice>
      ) : null}
      {hold ? (
        <>
          <AppointmentFacts appointment={hold.appointment} />
          <Notice look="info">
            {t('confirm.heldUntil', { time: hold.until })} {t('booking:heldThen')}
          </Notice>
        </>
      ) : null}
      <ConfirmForm
        choice={choice}
        nearest={state?.nearest ?? []}
        isLost={state?.refusal?.code === 'appointments.slotTaken' && state.nearest.length === 0}
        longer={hold?.longer ?? null}
        languages={languages}
        flags={urgent?.flags ?? []}
        typed={(name) => typed(state, name, name === 'interpreterLanguage' ? need : '')}
        error={form.error}
      />
    </>
  )
}
