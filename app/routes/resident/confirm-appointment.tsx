import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { AppointmentFacts } from '#app/domain/appointments/appointment-facts.tsx'
import { findAppointment } from '#app/domain/appointments/appointments.queries.server.ts'
import { bookAppointment } from '#app/domain/appointments/book-appointment.server.ts'
import { findBookable } from '#app/domain/appointments/bookable.queries.server.ts'
import { bookingForm, choiceForm } from '#app/domain/appointments/booking-form.ts'
import { ConfirmForm } from '#app/domain/appointments/confirm-form.tsx'
import { interpreterLanguages } from '#app/domain/appointments/interpreter-language.ts'
import { interpreterWish, signLanguage } from '#app/domain/appointments/interpreter-wish.ts'
import { longerType } from '#app/domain/appointments/longer-type.ts'
import { nearestTimes } from '#app/domain/appointments/nearest-times.server.ts'
import { releaseOwnHold } from '#app/domain/appointments/release-own-hold.server.ts'
import { ChangeUntilText } from '#app/domain/appointments/change-until.tsx'
import { asksCompanion, showChange, showChoice } from '#app/domain/appointments/show-choice.server.ts'
import type { ShownChoice } from '#app/domain/appointments/shown-choice.ts'
import { languageName, showAppointment } from '#app/domain/appointments/show-appointment.server.ts'
import { UrgentCalls } from '#app/domain/messaging/urgent-calls.tsx'
import { urgentNumberFor } from '#app/domain/messaging/urgent-phones.server.ts'
import { requireResident, type SignedResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { listResidentCards } from '#app/domain/identity/residents.queries.server.ts'
import { findTeam } from '#app/domain/organisations/teams.queries.server.ts'
import { findRedFlags } from '#app/domain/safety/red-flags.ts'
import { done, isRefused, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
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
    if (!held.ok) return done({ held: null, need, longer: undefined, team: null })
    const { professionals, visitTypeId, teamId } = held.value
    const team = teamId === null ? null : await findTeam(tx, teamId)
    const choice = { personId: professionals[0]?.id ?? '', visitTypeId: visitTypeId ?? '' }
    const bookable = await findBookable(tx, { tenant, residentId: resident.subjectId, ...choice })
    const longer = bookable.ok ? longerType(bookable.value.types, bookable.value.type) : undefined
    return done({ held: { ...held.value, ...choice }, need, longer, team })
  })
  if (!found.ok) throw new Response(null, { status: 404 })

  const { held, need, longer, team } = found.value
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
  const reader = { t, language, timeZone: tenant.timeZone }
  const until = held.heldUntil?.toZonedDateTimeISO(tenant.timeZone)
  const phone = team?.phone ?? tenant.settings.phones.help
  const change = { now: args.context.now, until: held.onlineEditableUntil, phone }
  return json({
    ...common,
    hold: {
      ...{ appointment: showAppointment(held, reader), asksCompanion: asksCompanion(held.channel) },
      change: showChange(change, reader),
      choice: { personId: held.personId, visitTypeId: held.visitTypeId, startsAt: held.startsAt.toString() },
      until: until ? timeText(until, language) : '',
      longer: longer ? { personId: held.personId, visitTypeId: longer.id } : null,
    },
  })
}

/** The numbers to call for what somebody wrote: always there, whatever else is not. */
async function urgentFor(
  args: ActionFunctionArgs,
  resident: SignedResident,
  reason: string,
): Promise<Parameters<typeof UrgentCalls>[0]> {
  const { tenant } = args.context
  const number = await withActor(resident, (tx) => urgentNumberFor(tx, tenant))
  return { flags: findRedFlags(reason), phone: isRefused(number) ? tenant.settings.phones.outOfHours : number }
}

/** What was chosen, and the nearest times when it is taken; asked anew, because what was refused is undone. */
async function chosenIn(args: ActionFunctionArgs, resident: SignedResident, { values, refusal }: FormState) {
  const { tenant } = args.context
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: tenant.timeZone }
  const read = choiceForm.safeParse(values)
  if (!read.success) return { nearest: [], chosen: null }
  const choice = { tenant, residentId: resident.subjectId, ...read.data }
  const isTaken = refusal?.code === 'appointments.slotTaken'
  const found = await withActor(resident, async (tx) => {
    const times = isTaken ? await nearestTimes(tx, { ...choice, isFirst: false }, reader) : done([])
    return done({ nearest: times.ok ? times.value : [], chosen: await showChoice(tx, { ...choice, isTaken }, reader) })
  })
  return found.ok ? found.value : { nearest: [], chosen: null }
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const form = await parseForm(args, bookingForm)
  if (!form.ok)
    return json({ ...form.reply, ...(await chosenIn(args, resident, form.reply)), urgent: null }, { status: 400 })

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

  const { code } = booked.refusal
  if (code === notFound.refusal.code) throw new Response(null, { status: 404 })
  const answer = form.refuse(booked.refusal)
  const urgent = code === 'appointments.redFlags' ? await urgentFor(args, resident, said.reason ?? '') : null
  return json({ ...answer, ...(await chosenIn(args, resident, answer)), urgent }, { status: 409 })
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
  const shown: ShownChoice | null = hold ?? state?.chosen ?? null
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
      {shown ? <AppointmentFacts appointment={shown.appointment} /> : null}
      {hold ? (
        <Notice look="info">
          {t('confirm.heldUntil', { time: hold.until })} {t('booking:heldThen')}
        </Notice>
      ) : null}
      {shown?.change ? <ChangeUntilText {...shown.change} /> : null}
      <ConfirmForm
        choice={choice}
        nearest={state?.nearest ?? []}
        isLost={state?.refusal?.code === 'appointments.slotTaken' && state.nearest.length === 0}
        longer={hold?.longer ?? null}
        asksCompanion={shown?.asksCompanion ?? true}
        languages={languages}
        flags={urgent?.flags ?? []}
        typed={(name) => typed(state, name, name === 'interpreterLanguage' ? need : '')}
        error={form.error}
      />
    </>
  )
}
