import { useTranslation } from 'react-i18next'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { endCalendarFeed, findCalendarFeed, makeCalendarFeed } from '#app/domain/appointments/calendar-feeds.server.ts'
import { calendarForm } from '#app/domain/appointments/calendar-form.ts'
import { FeedCard, OtherCalendarCard } from '#app/domain/appointments/calendar-parts.tsx'
import {
  addExternalCalendar,
  findExternalCalendar,
  removeExternalCalendar,
} from '#app/domain/appointments/external-calendars.server.ts'
import type { CalendarFailure } from '#app/domain/appointments/read-failure.ts'
import { readExternalCalendar } from '#app/domain/appointments/read-external-calendar.server.ts'
import { showCalendars } from '#app/domain/appointments/show-calendars.server.ts'
import { waitToLook } from '#app/domain/appointments/wait-to-look.server.ts'
import { requireProfessional, requireRecentProof, type SignedProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { isRefused } from '#app/domain/shared/result.ts'
import { originOf } from '#app/domain/tenants/tenants.queries.server.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import type { FormState } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import type { PortalContext } from '#app/portal-context.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const found = await withActor(professional, async (tx) => ({
    feed: await findCalendarFeed(tx),
    other: await findExternalCalendar(tx),
  }))
  if (isRefused(found)) throw new Response(null, { status: 404 })
  const { t, language } = await pageTexts(args)
  return json({
    title: t('calendars.work:title'),
    ...showCalendars(found, { language, timeZone: args.context.tenant.timeZone }),
  })
}

interface Said {
  /** Shown this once. */
  readonly address?: string
  readonly looked?: { readonly url: string; readonly count: number }
  readonly failure?: CalendarFailure
  readonly state?: FormState
}
const say = (said: Said, status = 200, headers: Record<string, string> = {}) => json<Said>(said, { status, headers })

/** Looks at a calendar elsewhere and, when that is asked, takes it in. */
async function look(professional: SignedProfessional, { tenant, now }: PortalContext, url: string, isAdded: boolean) {
  const { timeZone } = tenant
  const state = { values: { url }, errors: [] }
  const wait = await waitToLook(professional)
  if (wait > 0) return say({ failure: 'tooOften', state }, 429, { 'Retry-After': String(wait) })
  const read = await readExternalCalendar({ url, now, timeZone })
  if (!read.ok) return say({ failure: read.failure, state }, 409)
  const { busy } = read
  if (!isAdded) return say({ looked: { url, count: busy.length } })
  const added = await withActor(professional, (tx) => addExternalCalendar(tx, { url, busy, timeZone }))
  return added.ok ? redirect(paths.professional.shareAgenda(), 303) : say({ failure: 'stands' }, 409)
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, calendarForm)
  if (!form.ok) return say({ state: form.reply }, 400)
  const { value } = form
  const { tenant } = args.context
  const zone = { timeZone: tenant.timeZone }
  if (value.intent === 'look' || value.intent === 'add')
    return look(professional, args.context, value.url, value.intent === 'add')
  if (value.intent === 'make') {
    // The address opens the agenda from then on without a sign-in: that is an export (ACC-6).
    await requireRecentProof(args, professional)
    const made = await withActor(professional, (tx) => makeCalendarFeed(tx, zone))
    if (!made.ok) throw new Response(null, { status: 404 })
    return say({ address: originOf(tenant) + paths.calendarFeed(made.value.secret) })
  }
  const end = value.intent === 'end' ? endCalendarFeed : removeExternalCalendar
  const ended = await withActor(professional, (tx) => end(tx, zone))
  if (!ended.ok) throw new Response(null, { status: 404 })
  return redirect(paths.professional.shareAgenda(), 303)
}

// i18n: calendars.work:failures.*
/** The own agenda in one's own calendar, and one's own calendar as busy time here. */
export default function ShareAgenda() {
  const { t } = useTranslation('calendars.work')
  const { title, feedSince, other } = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()
  const form = useFormTexts(said?.state)
  const failure: CalendarFailure | undefined = said?.failure
  return (
    <WorkPage>
      <ErrorSummary errors={form.errors} />
      <PageHeader
        title={title}
        intro={t('intro')}
        back={{ href: paths.professional.agenda(), label: t('backToAgenda') }}
      />
      {failure || form.refusal ? (
        <Notice look="warning" live>
          {failure ? t(`failures.${failure}`) : form.refusal}
        </Notice>
      ) : null}
      <FeedCard since={feedSince} address={said?.address ?? null} />
      <OtherCalendarCard other={other} looked={said?.looked ?? null} state={said?.state} error={form.error('url')} />
    </WorkPage>
  )
}
