import { answerPermission } from '#app/domain/access/answer-permission.server.ts'
import { AnswerQuestion, CheckRecorded, ChooseSome, WasAnswered } from '#app/domain/access/answer-page.tsx'
import { respondToRecorded } from '#app/domain/access/object-to-permission.server.ts'
import { getPermission } from '#app/domain/access/permissions.queries.server.ts'
import { answerForm } from '#app/domain/access/sharing-form.ts'
import { showPermission } from '#app/domain/access/show-permission.server.ts'
import { withActor } from '#app/domain/access/with-actor.server.ts'
import { requireResident } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { notFound } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { residentPaths } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { BackLink } from '#app/ui/back-link.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { useTranslation } from 'react-i18next'

export const meta = pageTitle

const notThere = () => new Response(null, { status: 404 })

export async function loader(args: LoaderFunctionArgs) {
  const resident = await requireResident(args, 'stopping')
  const { t, language } = await pageTexts(args)
  const { tenant } = args.context
  const permissionId = args.params.permissionId ?? ''
  const found = await withActor(resident, (tx) => getPermission(tx, { residentId: resident.subjectId, permissionId }))
  if (!found.ok) throw notThere()
  const part = new URL(args.request.url).searchParams.has('deel')
  return json(showPermission(found.value, { t, language, timeZone: tenant.timeZone, tenant, part }))
}

export async function action(args: ActionFunctionArgs) {
  const resident = await requireResident(args, 'stopping')
  const permissionId = args.params.permissionId ?? ''
  const form = await parseForm(args, answerForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  const pages = residentPaths(args)
  // Saying no, later or "dat klopt niet" only lessens what others see; all else asks what giving asks (CON-5, ACC-1).
  const refuses =
    value.intent === 'object' || (value.intent === 'answer' && (value.answer === 'no' || value.answer === 'later'))
  if (!refuses) await requireResident(args, 'sharing')
  if (value.intent === 'answer' && value.answer === 'some') return redirect(pages.permission(permissionId, { deel: 1 }))
  const { language } = await pageTexts(args)
  const about = { permissionId, residentId: resident.subjectId, language, tenant: args.context.tenant }
  const answered = await withActor(resident, (tx) => {
    if (value.intent === 'confirm' || value.intent === 'object')
      return respondToRecorded(tx, { ...about, answer: value.intent })
    if (value.intent === 'some') return answerPermission(tx, { ...about, answer: 'yes', topics: value.onderwerp })
    const { answer } = value
    if (answer === 'no' || answer === 'later') return answerPermission(tx, { ...about, answer })
    return answerPermission(tx, { ...about, answer: 'yes', topics: null })
  })
  if (!answered.ok && answered.refusal.code === notFound.refusal.code) throw notThere()
  if (!answered.ok) return json(form.refuse(answered.refusal), { status: 409 })
  const said = { answer: 'answered', some: 'answered', confirm: 'confirmed', object: 'objected' } as const
  const later = value.intent === 'answer' && (value.answer === 'no' || value.answer === 'later')
  return redirect(pages.sharing({ nieuws: later ? value.answer : said[value.intent] }))
}

/** A question of a professional, or what one wrote down: one thing to answer (CON-3, CON-5). */
export default function Permission() {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  const { page } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <>
      <BackLink href={pages.sharing()}>{t('back')}</BackLink>
      <ErrorSummary errors={form.errors} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {page.kind === 'question' ? <AnswerQuestion page={page} state={state} /> : null}
      {page.kind === 'part' ? <ChooseSome page={page} state={state} /> : null}
      {page.kind === 'recorded' ? <CheckRecorded page={page} /> : null}
      {page.kind === 'answered' ? <WasAnswered page={page} /> : null}
    </>
  )
}
