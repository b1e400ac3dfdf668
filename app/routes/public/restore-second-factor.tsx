import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { findLinkOwner } from '#app/domain/identity/choose-password.server.ts'
import { restoreSecondFactorForm } from '#app/domain/identity/credential-forms.ts'
import { enrolByLink } from '#app/domain/identity/enrol-by-link.server.ts'
import { placeOf } from '#app/domain/identity/guards.server.ts'
import { LinkEnded } from '#app/domain/identity/link-ended.tsx'
import { ownerCookie } from '#app/domain/identity/owner-mark.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { seenFrom } from '#app/domain/identity/seen-from.server.ts'
import { endSession } from '#app/domain/identity/session.server.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageWithSecret } from '#app/page-with-secret.ts'
import { paths } from '#app/paths.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export const meta = pageWithSecret

/** Opening the link uses nothing: a mail scanner may do that too. */
export async function loader(args: LoaderFunctionArgs) {
  const link = new URL(args.request.url).searchParams.get('link') ?? ''
  const owner = await findLinkOwner(placeOf(args), link, 'secondFactorReset')
  const { t } = await pageTexts(args)
  return json({ title: t('identity.work:restore.title'), link, email: owner?.email ?? null })
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, restoreSecondFactorForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { link, password } = form.value
  const place = placeOf(args)
  const { remoteAddress } = args.context
  const cookies = args.request.headers.get('Cookie')
  const seen = seenFrom(args.request.headers.get('User-Agent'), remoteAddress)
  const opened = await enrolByLink(place, { token: link, password, cookies, remoteAddress, seen })
  if (!opened.ok) return json(form.refuse(opened.refusal), refusalStatus(opened.refusal))
  // Whoever was signed in here before is signed out: no session outlives its browser's next one.
  await endSession(place, cookies)
  const headers = new Headers([
    ['Set-Cookie', opened.value.cookie],
    ['Set-Cookie', ownerCookie(opened.value.accountId)],
  ])
  return redirect(paths.signInStep('enrol'), { status: 303, headers })
}

/** The link of a mail after the second factor was taken away: with the password, another is set up (ASVS 5.0.0 6.4.4). */
export default function RestoreSecondFactor() {
  const { t } = useTranslation(['identity.work', 'identity'])
  const { title, link, email } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  if (email === null)
    return <LinkEnded title={t('identity.work:restore.endedTitle')} text={t('identity.work:restore.ended')} />
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={t('identity.work:restore.intro')} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <PostForm>
        <FormStack>
          <HiddenFields values={{ link }} />
          <input
            hidden
            readOnly
            type="email"
            autoComplete="username"
            value={email}
            aria-label={t('identity:signIn.email')}
          />
          <TextField
            name="password"
            type="password"
            autoComplete="current-password"
            label={t('identity:signIn.password')}
            error={form.error('password')}
            required
          />
          <Button>{t('identity.work:restore.button')}</Button>
          <AppLink href={paths.forgotPassword}>{t('identity:forgot.link')}</AppLink>
        </FormStack>
      </PostForm>
    </>
  )
}
