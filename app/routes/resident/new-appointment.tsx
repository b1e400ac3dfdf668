import { withActor } from '#app/domain/access/with-actor.server.ts'
import { atHome, choiceForm, firstForm, homeWishForm, whoeverIsFirst } from '#app/domain/appointments/booking-form.ts'
import { ChooseKind } from '#app/domain/appointments/choose-kind.tsx'
import { ChooseProfessional } from '#app/domain/appointments/choose-professional.tsx'
import { ChooseTime } from '#app/domain/appointments/choose-time.tsx'
import { HomeWish } from '#app/domain/appointments/home-wish.tsx'
import { holdAppointment } from '#app/domain/appointments/hold-appointment.server.ts'
import { nearestTimes } from '#app/domain/appointments/nearest-times.server.ts'
import { hasOpenGroups } from '#app/domain/appointments/own-places.queries.server.ts'
import { readNewBooking } from '#app/domain/appointments/read-new-booking.server.ts'
import { showNewBooking } from '#app/domain/appointments/show-new-booking.server.ts'
import { wantedMonday } from '#app/domain/appointments/wanted-monday.ts'
import {
  findRepresentations,
  mayShow,
  requireResident,
  type SignedResident,
} from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { findOwnPractice } from '#app/domain/messaging/practice.server.ts'
import { addToQuestionDraft } from '#app/domain/messaging/question-drafts.server.ts'
import { questionSteps } from '#app/domain/messaging/question-steps.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'

// i18n: appointments:refusals.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

/** What the address says was chosen. */
function chosenIn({ request }: { readonly request: Request }) {
  const query = new URL(request.url).searchParams
  return { who: query.get('wie'), kind: query.get('soort'), week: query.get('week') }
}

/** For whom the person of this session may make appointments besides. */
async function forWhom(args: LoaderFunctionArgs, { session, subjectId, actsFor }: SignedResident) {
  const all = await findRepresentations(args, session)
  const others = all.filter(({ residentId, scopes }) => residentId !== subjectId && scopes.includes('appointments'))
  return { now: actsFor?.name ?? null, others: others.map(({ residentId, name }) => ({ id: residentId, name })) }
}

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { tenant, now } = args.context
  const { week, ...asked } = chosenIn(args)
  const found = await withActor(resident, async (tx) => {
    const page = await readNewBooking(tx, { tenant, residentId: resident.subjectId, ...asked })
    const asksHome = page.ok && page.value.step === 'home' && mayShow(args, resident, 'messages')
    const isFirst = page.ok && page.value.step === 'who'
    const hasGroups = isFirst && (await hasOpenGroups(tx, resident.subjectId))
    return { page, hasGroups, mayAsk: asksHome && (await findOwnPractice(tx, tenant)) !== null }
  })
  if (!('page' in found) || !found.page.ok) throw notThere()

  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: tenant.timeZone }
  const today = now.toZonedDateTimeISO(tenant.timeZone).toPlainDate()
  const page = showNewBooking(found.page.value, reader, wantedMonday(week, today))
  const title = t('appointments:new.title')
  if (page.step === 'who')
    return json({ ...page, title, hasGroups: found.hasGroups, forWhom: await forWhom(args, resident) })
  return json(page.step === 'home' ? { ...page, title, mayAsk: found.mayAsk } : { ...page, title })
}

/** The wish for a visit at home goes on as a question to the practice; what stood in that question stays. */
async function askForHome(args: ActionFunctionArgs, resident: SignedResident) {
  const form = await parseForm(args, homeWishForm)
  if (!form.ok) return json({ ...form.reply, nearest: [] }, { status: 400 })
  const { t } = await pageTexts(args)
  const kept = await withActor(resident, async (tx) =>
    mayShow(args, resident, 'messages') ? addToQuestionDraft(tx, 'APPOINTMENT', t('booking:home.wish')) : notFound,
  )
  if (!kept.ok) throw notThere()
  return redirect(residentPaths(args).newQuestion(questionSteps.question), { status: 303 })
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'appointments')
  const { who, kind } = chosenIn(args)
  if (kind === atHome) return askForHome(args, resident)
  const isFirst = who === whoeverIsFirst
  const form = isFirst ? await parseForm(args, firstForm) : await parseForm(args, choiceForm)
  if (!form.ok) return json({ ...form.reply, nearest: [] }, { status: 400 })

  const { tenant } = args.context
  const { visitTypeId } = form.value
  const { personId, startsAt } = 'offer' in form.value ? form.value.offer : form.value
  const choice = { tenant, residentId: resident.subjectId, personId, visitTypeId, startsAt }
  const held = await withActor(resident, (tx) => holdAppointment(tx, choice))
  if (held.ok) return redirect(residentPaths(args).confirmAppointment(held.value.id), { status: 303 })

  if (held.refusal.code === notFound.refusal.code) throw notThere()
  const answer = form.refuse(held.refusal)
  if (held.refusal.code !== 'appointments.slotTaken') return json({ ...answer, nearest: [] }, { status: 409 })
  const { t, language } = await pageTexts(args)
  const reader = { t, language, timeZone: tenant.timeZone }
  const nearest = await withActor(resident, (tx) => nearestTimes(tx, { ...choice, isFirst }, reader))
  return json({ ...answer, nearest: nearest.ok ? nearest.value : [] }, { status: 409 })
}

export default function NewAppointment() {
  const page = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  if (page.step === 'who') return <ChooseProfessional {...page} />
  if (page.step === 'kind') return <ChooseKind {...page} />
  if (page.step === 'home') return <HomeWish {...page} />
  const refusal = form.refusal ?? form.errors[0]?.message ?? null
  return <ChooseTime {...page} refusal={refusal} nearest={state?.nearest ?? []} />
}
