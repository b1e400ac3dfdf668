import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { listKindsOfTeams } from '#app/domain/appointments/kinds.queries.server.ts'
import { getPlannedWeek } from '#app/domain/appointments/planned.queries.server.ts'
import { askedOfSession, sessionForm, treatmentsIn } from '#app/domain/appointments/schedule-form.ts'
import { EndSession, SessionFields } from '#app/domain/appointments/session-fields.tsx'
import { sessionStart } from '#app/domain/appointments/session-start.server.ts'
import { SettleBookings } from '#app/domain/appointments/settle-bookings.tsx'
import { takeChange } from '#app/domain/appointments/take-change.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { done, notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { FormPage } from '#app/ui/form-page.tsx'

// i18n: appointments:refusals.*
export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { timeZone } = args.context.tenant
  const query = new URL(args.request.url).searchParams
  const personId = query.get('wie') ?? professional.personId
  const found = await withActor(professional, async (tx) => {
    const week = await getPlannedWeek(tx, { personId, timeZone })
    if (!week.ok) return week
    const { sessions, places, name } = week.value
    const session = sessions.find(({ id }) => id === query.get('spreekuur')) ?? null
    const teamId = session?.teamId ?? query.get('team') ?? places[0]?.teamId
    const place = places.find((each) => each.teamId === teamId)
    if (!place || (query.has('spreekuur') && !session)) return notFound
    return done({ name, session, place, kinds: await listKindsOfTeams(tx, [place.teamId]) })
  })
  if (!found.ok) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  const { name, session, place, kinds } = found.value
  const today = args.context.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const of = { personId, teamId: place.teamId, session, kinds, location: place.teamName, today }
  return json({
    title: t(session ? 'schedule.work:session.change' : 'schedule.work:session.add'),
    intro: t('schedule.work:session.intro', { name, team: place.teamName }),
    start: sessionStart(of, { t, language }),
    wie: personId === professional.personId ? undefined : personId,
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, sessionForm)
  if (!form.ok) return json({ ...form.reply, settle: null }, { status: 400 })
  const { t, language } = await pageTexts(args)
  const answer = await takeChange(professional, {
    ...{ tenant: args.context.tenant, asked: askedOfSession(form.value), treatments: treatmentsIn(form.value) },
    ...{ refuse: form.refuse, reader: { t, language } },
  })
  if (answer) return json(answer.state, { status: answer.status })
  const { personId } = form.value
  const wie = personId === professional.personId ? undefined : personId
  return redirect(paths.professional.schedule({ wie, bewaard: 'ja' }), 303)
}

/** A weekly session, or one on a single day: made, changed from a day on, or ended. */
export default function ScheduleSession() {
  const { t } = useTranslation('schedule.work')
  const { title, intro, start, wie } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <FormPage {...{ title, intro, form }} back={{ href: paths.professional.schedule({ wie }), label: t('back') }}>
      {state?.settle ? (
        <SettleBookings settle={state.settle} state={state} />
      ) : (
        <>
          <SessionFields start={start} state={state} error={form.error} />
          {start.sessionId ? <EndSession start={start} state={state} error={form.error} /> : null}
        </>
      )}
    </FormPage>
  )
}
