import { useTranslation } from 'react-i18next'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { choosePassword, findLinkOwner } from '#app/domain/identity/choose-password.server.ts'
import { newPasswordForm } from '#app/domain/identity/credential-forms.ts'
import { placeOf } from '#app/domain/identity/guards.server.ts'
import { LinkEnded } from '#app/domain/identity/link-ended.tsx'
import { NewPasswordForm } from '#app/domain/identity/new-password-form.tsx'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { endSession } from '#app/domain/identity/session.server.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { pageWithSecret } from '#app/page-with-secret.ts'
import { paths } from '#app/paths.ts'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta = pageWithSecret

/** Opening the link uses nothing: a mail scanner may do that too. */
export async function loader(args: LoaderFunctionArgs) {
  const link = new URL(args.request.url).searchParams.get('link') ?? ''
  const owner = await findLinkOwner(placeOf(args), link, 'passwordReset')
  const { t } = await pageTexts(args)
  return json({ title: t('identity:newPassword.title'), link, email: owner?.email ?? null })
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, newPasswordForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { link, newPassword } = form.value
  const place = placeOf(args)
  const input = {
    token: link,
    purpose: 'passwordReset',
    password: newPassword,
    wijk: args.context.tenant.name,
  } as const
  const chosen = await choosePassword(place, input)
  if (!chosen.ok) return json(form.refuse(chosen.refusal), refusalStatus(chosen.refusal))
  // Whoever was signed in here before is signed out, and nobody is signed in by a mail alone.
  const headers = { 'Set-Cookie': await endSession(place, args.request.headers.get('Cookie')) }
  return json({ changedBy: chosen.value.kind }, { headers })
}

export default function NewPassword() {
  const { t } = useTranslation('identity')
  const { link, email } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'changedBy' in answer)
    return (
      <>
        <PageHeader title={t('newPassword.doneTitle')} intro={t('newPassword.done')} />
        <LinkButton href={answer.changedBy === 'resident' ? paths.signIn() : paths.signInWork()}>
          {t('newPassword.toSignIn')}
        </LinkButton>
      </>
    )
  if (email === null)
    return (
      <LinkEnded title={t('newPassword.endedTitle')} text={t('newPassword.ended')}>
        <LinkButton href={paths.forgotPassword}>{t('newPassword.askAgain')}</LinkButton>
      </LinkEnded>
    )
  const words = { title: t('newPassword.title'), intro: t('newPassword.intro'), button: t('newPassword.button') }
  return <NewPasswordForm {...words} link={link} email={email} state={answer} />
}
