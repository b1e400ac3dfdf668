import { useTranslation } from 'react-i18next'
import { askPermission } from '#app/domain/access/ask-permission.server.ts'
import { noteObjection } from '#app/domain/access/object-to-permission.server.ts'
import { recordPermission } from '#app/domain/access/record-permission.server.ts'
import { workSharingForm } from '#app/domain/access/sharing-form.ts'
import { showWorkSharing } from '#app/domain/access/show-work-sharing.server.ts'
import { AskForm, OwnPermissions, RecordForm } from '#app/domain/access/work-sharing.tsx'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireProfessional } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { listResidentCards } from '#app/domain/identity/residents.queries.server.ts'
import { fullName } from '#app/domain/shared/person-name.ts'
import { done, notFound, type Result } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { WorkPage } from '#app/ui/work-page.tsx'

// i18n: sharing.work:done.*
export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })
const said = ['asked', 'recorded', 'seen'] as const

export async function loader(args: LoaderFunctionArgs) {
  const professional = await requireProfessional(args)
  const { t, language } = await pageTexts(args)
  const { tenant } = args.context
  const residentId = args.params.residentId ?? ''
  const asked = { residentId, tenant, t, language, timeZone: tenant.timeZone, membership: professional.membership }
  const found = await withActor(professional, async (tx) => {
    const shown = await showWorkSharing(tx, asked)
    if (!shown.ok) return shown
    const card = (await listResidentCards(tx, [residentId])).get(residentId)
    return card ? done({ ...shown.value, name: fullName(card.name) }) : notFound
  })
  if (!found.ok) throw notThere()
  const was = new URL(args.request.url).searchParams.get('gedaan')
  const news = said.find((each) => each === was)
  return json({
    title: t('sharing.work:title'),
    residentId,
    ...found.value,
    news: news ? t(`sharing.work:done.${news}`) : null,
  })
}

export async function action(args: ActionFunctionArgs) {
  const professional = await requireProfessional(args)
  const form = await parseForm(args, workSharingForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  const residentId = args.params.residentId ?? ''
  const { tenant } = args.context
  const about = { residentId, permissionId: value.permissionId }
  const answer = await withActor(professional, async (tx): Promise<Result<unknown>> => {
    if (value.intent === 'seen') return noteObjection(tx, about)
    const { wie: recipient, onderwerp: topics, ...rest } = value
    return rest.intent === 'ask'
      ? askPermission(tx, { ...rest, ...about, recipient, topics, tenant })
      : recordPermission(tx, { ...rest, ...about, recipient, topics, tenant })
  })
  if (!answer.ok && answer.refusal.code === notFound.refusal.code) throw notThere()
  if (!answer.ok) return json(form.refuse(answer.refusal), { status: 409 })
  const gedaan = { ask: 'asked', record: 'recorded', seen: 'seen' }[value.intent]
  return redirect(paths.professional.sharing(residentId, { gedaan }))
}

/** Asks a resident for permission, or writes down what was said (CON-3, CON-5); with what was asked before. */
export default function WorkSharing() {
  const { t } = useTranslation('sharing.work')
  const page = useLoaderData<typeof loader>()
  const { title, residentId, name, news } = page
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <WorkPage>
      <ErrorSummary errors={form.errors} />
      <PageHeader
        title={title}
        intro={t('intro', { name })}
        back={{ href: paths.professional.resident(residentId), label: t('back', { name }) }}
      />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {news ? (
        <Notice look="success" live>
          {news}
        </Notice>
      ) : null}
      <AskForm page={page} state={state} />
      <RecordForm page={page} state={state} />
      <OwnPermissions page={page} />
    </WorkPage>
  )
}
