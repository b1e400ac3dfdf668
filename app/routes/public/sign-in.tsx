import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { findSession } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { signIn } from '#app/domain/identity/sign-in.server.ts'
import { signInForm } from '#app/domain/identity/sign-in-form.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths, safeReturnTo } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export const meta = pageTitle

const homeOf = {
  resident: paths.resident.home,
  professional: paths.professional.home,
  admin: paths.admin.home,
} as const

export async function loader(args: LoaderFunctionArgs) {
  const session = await findSession(args)
  const returnTo = new URL(args.request.url).searchParams.get('returnTo')
  if (session) return redirect(safeReturnTo(returnTo, homeOf[session.kind]), 302)
  const { t } = await pageTexts(args)
  return json({ title: t('identity:signIn.title'), returnTo: safeReturnTo(returnTo, '') })
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, signInForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const { tenant, now, remoteAddress } = args.context
  const signed = await signIn({ tenantId: tenant.id, now, remoteAddress, ...form.value })
  if (!signed.ok) return json(form.refuse(signed.refusal), { status: 409 })

  const { cookie, kind } = signed.value
  return redirect(safeReturnTo(form.value.returnTo, homeOf[kind]), { status: 303, headers: { 'Set-Cookie': cookie } })
}

export default function SignIn() {
  const { t } = useTranslation('identity')
  const { returnTo } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <>
      <PageHeader title={t('signIn.title')} intro={t('signIn.intro')} />
      <ErrorSummary errors={form.errors} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <form method="post" action={paths.signIn()}>
        <FormStack>
          <HiddenFields values={{ returnTo: typed(state, 'returnTo', returnTo) }} />
          <TextField
            name="email"
            type="email"
            autoComplete="username"
            label={t('signIn.email')}
            defaultValue={typed(state, 'email')}
            error={form.error('email')}
            required
          />
          <TextField
            name="password"
            type="password"
            autoComplete="current-password"
            label={t('signIn.password')}
            error={form.error('password')}
            required
          />
          <Button>{t('signIn.button')}</Button>
        </FormStack>
      </form>
    </>
  )
}
