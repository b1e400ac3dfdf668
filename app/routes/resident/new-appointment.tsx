import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listBookable } from '#app/domain/appointments/bookable.queries.server.ts'
import { choiceForm } from '#app/domain/appointments/booking-form.ts'
import { ChooseKind } from '#app/domain/appointments/choose-kind.tsx'
import { ChooseProfessional } from '#app/domain/appointments/choose-professional.tsx'
import { ChooseTime } from '#app/domain/appointments/choose-time.tsx'
import { bookingWindow, freeTimesOf, listNearestFreeTimes } from '#app/domain/appointments/free-times.queries.server.ts'
import { holdAppointment } from '#app/domain/appointments/hold-appointment.server.ts'
import { showKinds, showProfessionals } from '#app/domain/appointments/shown-choices.server.ts'
import { showTimes, showWeek } from '#app/domain/appointments/shown-times.server.ts'
import { wantedMonday } from '#app/domain/appointments/wanted-monday.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { listResidentCards } from '#app/domain/identity/residents.queries.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'

// i18n: appointments:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { tenant, now } = args.context
  const query = new URL(args.request.url).searchParams
  const [personId, visitTypeId] = [query.get('wie'), query.get('soort')]
  const found = await withActor(resident, async (tx) => {
    const bookable = await listBookable(tx, { tenant, residentId: resident.subjectId })
    if (!bookable.ok || personId === null) return bookable.ok ? done({ all: bookable.value }) : bookable
    const chosen = bookable.value.find(({ professional }) => professional.personId === personId)
    if (!chosen) return notFound
    const own = await listResidentCards(tx, [resident.subjectId])
    const interpreter = own.get(resident.subjectId)?.interpreterLanguage ?? null
    if (visitTypeId === null) return done({ chosen, interpreter, type: null, times: [] })
    const type = chosen.types.find(({ id }) => id === visitTypeId)
    if (!type) return notFound
    const asked = { tenant, residentId: resident.subjectId, ...bookingWindow(tx, tenant) }
    return done({
      chosen,
      interpreter,
      type,
      times: await freeTimesOf(tx, { ...asked, bookable: { ...chosen, type } }),
    })
  })
  if (!found.ok) throw new Response(null, { status: 404 })

  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: tenant.timeZone }
  const page = found.value
  const title = t('appointments:new.title')
  if ('all' in page) return json({ step: 'who' as const, title, people: showProfessionals(page.all, reader) })
  const { chosen, interpreter } = page
  const { professional } = chosen
  const person = { id: professional.personId, calledName: professional.calledName }
  const kinds = showKinds(chosen.types, interpreter, reader)
  const { type, times } = page
  if (!type) return json({ step: 'kind' as const, title, person, ...kinds })
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  return json({
    step: 'time' as const,
    title,
    person,
    kind: kinds.kinds.find(({ id }) => id === type.id)!,
    phone: professional.teamPhone,
    week: showWeek(times, wantedMonday(query.get('week'), today), reader),
  })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const form = await parseForm(args, choiceForm)
  if (!form.ok) return json({ ...form.reply, nearest: [] }, { status: 400 })

  const { tenant } = args.context
  const choice = { tenant, residentId: resident.subjectId, ...form.value }
  const held = await withActor(resident, (tx) => holdAppointment(tx, choice))
  if (held.ok) return redirect(residentPaths(args).confirmAppointment(held.value.id), { status: 303 })

  if (held.refusal.code === notFound.refusal.code) throw new Response(null, { status: 404 })
  const answer = form.refuse(held.refusal)
  if (held.refusal.code !== 'appointments.slotTaken') return json({ ...answer, nearest: [] }, { status: 409 })
  const nearest = await withActor(resident, (tx) => listNearestFreeTimes(tx, { ...choice, count: 4 }))
  const { t, language } = await pageTexts(args)
  const times = nearest.ok ? showTimes(nearest.value, { t, language, timeZone: tenant.timeZone }) : []
  return json({ ...answer, nearest: times }, { status: 409 })
}

export default function NewAppointment() {
  const page = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  if (page.step === 'who') return <ChooseProfessional people={page.people} />
  if (page.step === 'kind') return <ChooseKind {...page} />
  const refusal = form.refusal ?? form.errors[0]?.message ?? null
  return <ChooseTime {...page} refusal={refusal} nearest={state?.nearest ?? []} />
}
