import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { secondFactorForm } from '#app/domain/identity/credential-forms.ts'
import { placeOf, requireStage } from '#app/domain/identity/guards.server.ts'
import { readKeptForm, type KeptForm } from '#app/domain/identity/kept-form.ts'
import { ownerMark } from '#app/domain/identity/owner-mark.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { passSecondFactor } from '#app/domain/identity/pass-second-factor.server.ts'
import { ResumeForm } from '#app/domain/identity/resume-form.tsx'
import { SecondFactorSteps } from '#app/domain/identity/second-factor-steps.tsx'
import { listSecondFactors } from '#app/domain/identity/totp-secrets.server.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { homeHref, paths, safeReturnTo } from '#app/paths.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'

export const meta = pageTitle
export const handle = { passkeys: true }

export async function loader(args: LoaderFunctionArgs) {
  const session = await requireStage(args, 'secondFactor')
  const returnTo = safeReturnTo(new URL(args.request.url).searchParams.get('returnTo'), '')
  // A resident's second factor is a code by mail or phone (ACC-3).
  if (session.kind === 'resident') return redirect(paths.signInCode({ returnTo }), 302)
  const has = await asPortal(placeOf(args), (tx) => listSecondFactors(tx, session.accountId))
  const { t } = await pageTexts(args)
  return json({ title: t('identity.work:secondStep.title'), has, returnTo })
}

export async function action(args: ActionFunctionArgs) {
  const session = await requireStage(args, 'secondFactor')
  const form = await parseForm(args, secondFactorForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const { kind, code, returnTo, kept } = form.value
  const cookies = args.request.headers.get('Cookie')
  const { remoteAddress } = args.context
  const passed = await passSecondFactor(placeOf(args), { session, cookies, remoteAddress, kind, code })
  if (!passed.ok) return json(form.refuse(passed.refusal), refusalStatus(passed.refusal))

  const headers = new Headers(passed.value.map((cookie): [string, string] => ['Set-Cookie', cookie]))
  const resume = readKeptForm(kept, ownerMark(session.accountId))
  if (resume) return json({ resume }, { headers })
  const next = safeReturnTo(returnTo, homeHref(session.kind))
  // The phone may be gone for good: now is the moment to connect another app, before a new proof is asked (ACC-6).
  const first = kind === 'recoveryCode' ? paths.afterRecovery(next) : next
  return redirect(first, { status: 303, headers })
}

export default function SecondFactor() {
  const { t } = useTranslation('ui')
  const { has, returnTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const form = useFormTexts(state)
  if (answer && 'resume' in answer) return <ResumeForm kept={answer.resume as KeptForm} />
  const kind = typed(state, 'kind', 'totp')
  const wrong = form.error('code') ?? (form.errors.length > 0 ? t('errors.required') : undefined)
  const errors = form.errors.map(({ message }) => ({ fieldId: `code-${kind}`, message }))
  return (
    <>
      <ErrorSummary errors={errors} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <SecondFactorSteps
        has={has}
        hidden={{ returnTo: typed(state, 'returnTo', returnTo), kept: typed(state, 'kept') }}
        errors={{ [kind]: wrong }}
      />
    </>
  )
}
