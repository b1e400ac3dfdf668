import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { findSession } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { endSession } from '#app/domain/identity/session.server.ts'
import { signIn } from '#app/domain/identity/sign-in.server.ts'
import { readKeptForm, type KeptForm } from '#app/domain/identity/kept-form.ts'
import { ownerCookie, ownerMark } from '#app/domain/identity/owner-mark.server.ts'
import { ResumeForm } from '#app/domain/identity/resume-form.tsx'
import { SignInFields } from '#app/domain/identity/sign-in-fields.tsx'
import { signInForm } from '#app/domain/identity/sign-in-form.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { homeHref, safeReturnTo } from '#app/paths.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const session = await findSession(args)
  const returnTo = new URL(args.request.url).searchParams.get('returnTo')
  if (session) return redirect(safeReturnTo(returnTo, homeHref(session.kind)), 302)
  const { t } = await pageTexts(args)
  return json({ title: t('identity:signIn.title'), returnTo: safeReturnTo(returnTo, '') })
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, signInForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const { tenant, now, remoteAddress } = args.context
  const signed = await signIn({ tenantId: tenant.id, now, remoteAddress, ...form.value })
  if (!signed.ok) return json(form.refuse(signed.refusal), { status: 409 })

  const { cookie, accountId, kind } = signed.value
  // Whoever was signed in here before is signed out: no session outlives its browser's next one.
  await endSession({ tenantId: tenant.id, now }, args.request.headers.get('Cookie'))
  const headers = new Headers([
    ['Set-Cookie', cookie],
    ['Set-Cookie', ownerCookie(accountId)],
  ])
  const resume = readKeptForm(form.value.kept, ownerMark(accountId))
  if (resume) return json({ resume }, { headers })
  return redirect(safeReturnTo(form.value.returnTo, homeHref(kind)), { status: 303, headers })
}

export default function SignIn() {
  const { t } = useTranslation('identity')
  const { returnTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const form = useFormTexts(state)
  if (answer && 'resume' in answer) return <ResumeForm kept={answer.resume as KeptForm} />
  return (
    <>
      <PageHeader title={t('signIn.title')} intro={t('signIn.intro')} />
      <ErrorSummary errors={form.errors} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <SignInFields
        hidden={{ returnTo: typed(state, 'returnTo', returnTo), kept: typed(state, 'kept') }}
        email={typed(state, 'email')}
        errors={{ email: form.error('email'), password: form.error('password') }}
      />
    </>
  )
}
