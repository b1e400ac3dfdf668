import { useTranslation } from 'react-i18next'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { proveAgainForm } from '#app/domain/identity/credential-forms.ts'
import { placeOf, requireAccount } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { PasskeySlot } from '#app/domain/identity/passkey-slot.tsx'
import { proveAgain } from '#app/domain/identity/prove-again.server.ts'
import { listSecondFactors } from '#app/domain/identity/totp-secrets.server.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { homeHref, paths, safeReturnTo } from '#app/paths.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export const meta = pageTitle
export const handle = { passkeys: true }

/** Who works here and is signed in; a resident proves it again at the identity provider. */
async function workerOf(args: LoaderFunctionArgs) {
  const session = await requireAccount(args)
  const returnTo = safeReturnTo(new URL(args.request.url).searchParams.get('returnTo'), '')
  if (session.kind === 'resident') throw redirect(paths.stepUp('recent', returnTo), 302)
  return { session, returnTo }
}

export async function loader(args: LoaderFunctionArgs) {
  const { session, returnTo } = await workerOf(args)
  const has = await asPortal(placeOf(args), (tx) => listSecondFactors(tx, session.accountId))
  const { t } = await pageTexts(args)
  return json({ title: t('identity.work:proveAgain.title'), has, returnTo })
}

export async function action(args: ActionFunctionArgs) {
  const { session } = await workerOf(args)
  const form = await parseForm(args, proveAgainForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const { returnTo } = form.value
  const cookies = args.request.headers.get('Cookie')
  const { remoteAddress } = args.context
  const proven = await proveAgain(placeOf(args), { session, cookies, remoteAddress, ...form.value })
  if (!proven.ok) return json(form.refuse(proven.refusal), refusalStatus(proven.refusal))
  const headers = { 'Set-Cookie': proven.value }
  return redirect(safeReturnTo(returnTo, homeHref(session.kind)), { status: 303, headers })
}

export default function ProveAgain() {
  const { t } = useTranslation('identity.work')
  const { title, has, returnTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const form = useFormTexts(state)
  const hidden = { returnTo: typed(state, 'returnTo', returnTo), kept: '' }
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={t('proveAgain.intro')} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      {has.passkeys > 0 ? <PasskeySlot purpose="stepUp" hidden={hidden} /> : null}
      {has.totp ? (
        <Card title={t('proveAgain.password')}>
          <PostForm action={paths.stepUpWork()}>
            <FormStack>
              <HiddenFields values={{ returnTo: hidden.returnTo }} />
              <TextField
                name="password"
                type="password"
                autoComplete="current-password"
                label={t('proveAgain.passwordField')}
                {...(form.error('password') ? { error: form.error('password')! } : {})}
                required
              />
              <TextField
                name="code"
                autoComplete="one-time-code"
                inputMode="numeric"
                label={t('secondStep.code')}
                help={t('secondStep.codeHelp')}
                {...(form.error('code') ? { error: form.error('code')! } : {})}
                required
              />
              <Button>{t('proveAgain.button')}</Button>
            </FormStack>
          </PostForm>
        </Card>
      ) : null}
      <Paragraph look="small">{t('proveAgain.lost')}</Paragraph>
    </>
  )
}
