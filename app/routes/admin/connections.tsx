import { useTranslation } from 'react-i18next'
import { connectionForm } from '#app/domain/access/connection-form.ts'
import {
  ConnectionTable,
  MadeNotice,
  MakeConnection,
  type MadeConnection,
} from '#app/domain/access/connection-parts.tsx'
import { endConnection, listConnections, makeConnection } from '#app/domain/access/connections.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireAdmin, requireRecentProof } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { originOf } from '#app/domain/tenants/tenants.queries.server.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import type { FormState } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { dayText } from '#app/platform/i18n/format.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const admin = await requireAdmin(args)
  const after = new URL(args.request.url).searchParams.get('na') ?? ''
  const found = await withActor(admin, (tx) => listConnections(tx, { after }))
  if (!found.ok) throw notThere()
  const { t, language } = await pageTexts(args)
  const { tenant, now } = args.context
  const { practices, clients, next } = found.value
  const day = (at: typeof now) => dayText(at.toZonedDateTimeISO(tenant.timeZone).toPlainDate(), language, true)
  const names = new Map(practices.map(({ id, name }) => [id, name]))
  return json({
    ...{ title: t('connections.work:title'), clientId: newId(now.epochMilliseconds), after, next },
    practices: practices.map(({ id, name }) => ({ value: id, label: name })),
    rows: clients.map(({ id, name, teamId, createdAt, endedAt }) => ({
      ...{ id, name, practice: names.get(teamId) ?? '', since: day(createdAt) },
      ended: endedAt && t('connections.work:ended', { day: day(endedAt) }),
    })),
  })
}

interface Said {
  /** Shown this once. */
  readonly made?: MadeConnection
  readonly state?: FormState
}

export async function action(args: ActionFunctionArgs) {
  const admin = await requireAdmin(args)
  await requireRecentProof(args, admin)
  const form = await parseForm(args, connectionForm)
  if (!form.ok) return json<Said>({ state: form.reply }, { status: 400 })
  const { value } = form
  if (value.intent === 'make') {
    const made = await withActor(admin, (tx) => makeConnection(tx, value))
    if (made.ok) return json<Said>({ made: { ...made.value, base: `${originOf(args.context.tenant)}/fhir` } })
    if (made.refusal.code === notFound.refusal.code) throw notThere()
    return json<Said>({ state: form.refuse(made.refusal) }, { status: 409 })
  }
  const ended = await withActor(admin, (tx) => endConnection(tx, value))
  if (!ended.ok) throw notThere()
  return redirect(paths.admin.connections(), 303)
}

/** The systems of practices that speak to the portal (`/fhir`): which there are, letting one in, ending one. */
export default function ConnectionsPage() {
  const { t } = useTranslation('connections.work')
  const { title, clientId, practices, rows, after, next } = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()
  const form = useFormTexts(said?.state)
  return (
    <WorkPage>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={t('intro')} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {said?.made ? <MadeNotice made={said.made} /> : null}
      <ConnectionTable rows={rows} />
      <Pager
        label={title}
        order="list"
        {...(after ? { newerHref: paths.admin.connections() } : {})}
        {...(next ? { olderHref: paths.admin.connections({ na: next }) } : {})}
      />
      <MakeConnection clientId={clientId} practices={practices} state={said?.state} error={form.error} />
    </WorkPage>
  )
}
