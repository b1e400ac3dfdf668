import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { acceptInvitation } from '#app/domain/identity/accept-invitation.server.ts'
import { findLinkOwner } from '#app/domain/identity/choose-password.server.ts'
import { newPasswordForm } from '#app/domain/identity/credential-forms.ts'
import { placeOf } from '#app/domain/identity/guards.server.ts'
import { LinkEnded } from '#app/domain/identity/link-ended.tsx'
import { NewPasswordForm } from '#app/domain/identity/new-password-form.tsx'
import { ownerCookie } from '#app/domain/identity/owner-mark.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { seenFrom } from '#app/domain/identity/seen-from.server.ts'
import { endSession } from '#app/domain/identity/session.server.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { pageWithSecret } from '#app/page-with-secret.ts'
import { paths } from '#app/paths.ts'
import { LinkButton } from '#app/ui/link-button.tsx'

export const meta = pageWithSecret

/** Opening the link uses nothing: a mail scanner may do that too. */
export async function loader(args: LoaderFunctionArgs) {
  const link = new URL(args.request.url).searchParams.get('link') ?? ''
  const owner = await findLinkOwner(placeOf(args), link, 'invitation')
  const { t } = await pageTexts(args)
  const invited = owner && { email: owner.email, name: owner.names[0] ?? owner.email }
  return json({ title: t('identity.work:invitation.title'), link, invited, wijk: args.context.tenant.name })
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, newPasswordForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { link, newPassword } = form.value
  const place = placeOf(args)
  const seen = seenFrom(args.request.headers.get('User-Agent'), args.context.remoteAddress)
  const input = { token: link, password: newPassword, wijk: args.context.tenant.name, seen }
  const accepted = await acceptInvitation(place, input)
  if (!accepted.ok) return json(form.refuse(accepted.refusal), refusalStatus(accepted.refusal))
  await endSession(place, args.request.headers.get('Cookie'))
  const headers = new Headers([
    ['Set-Cookie', accepted.value.cookie],
    ['Set-Cookie', ownerCookie(accepted.value.accountId)],
  ])
  return redirect(paths.signInStep('enrol'), { status: 303, headers })
}

export default function AcceptInvitation() {
  const { t } = useTranslation(['identity.work', 'identity'])
  const { link, invited, wijk } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  if (!invited)
    return (
      <LinkEnded title={t('invitation.endedTitle')} text={t('invitation.ended')}>
        <LinkButton href={paths.signInWork()}>{t('identity:choose.workerLink')}</LinkButton>
      </LinkEnded>
    )
  const words = { title: t('invitation.title'), intro: t('invitation.intro', { name: invited.name, wijk }) }
  return <NewPasswordForm {...words} button={t('invitation.button')} link={link} email={invited.email} state={state} />
}
