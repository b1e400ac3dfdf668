import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { findSession, placeOf } from '#app/domain/identity/guards.server.ts'
import { readKeptForm } from '#app/domain/identity/kept-form.ts'
import { ownerCookie, ownerMark } from '#app/domain/identity/owner-mark.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { PasskeySlot } from '#app/domain/identity/passkey-slot.tsx'
import { SecondFactorSteps } from '#app/domain/identity/second-factor-steps.tsx'
import { seenFrom } from '#app/domain/identity/seen-from.server.ts'
import { endSession } from '#app/domain/identity/session.server.ts'
import { SignInFields } from '#app/domain/identity/sign-in-fields.tsx'
import { signInForm } from '#app/domain/identity/sign-in-form.ts'
import { signIn } from '#app/domain/identity/sign-in.server.ts'
import { listSecondFactors } from '#app/domain/identity/totp-secrets.server.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { homeHref, paths, safeReturnTo } from '#app/paths.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

export const meta = pageTitle
export const handle = { passkeys: true }

export async function loader(args: LoaderFunctionArgs) {
  const session = await findSession(args)
  const returnTo = safeReturnTo(new URL(args.request.url).searchParams.get('returnTo'), '')
  if (session?.stage === 'full') return redirect(returnTo || homeHref(session.kind), 302)
  const { t } = await pageTexts(args)
  return json({ title: t('identity.work:signIn.title'), returnTo })
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, signInForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const cookies = args.request.headers.get('Cookie')
  const place = placeOf(args)
  const { remoteAddress } = args.context
  const seen = seenFrom(args.request.headers.get('User-Agent'), remoteAddress)
  const signed = await signIn({ ...place, remoteAddress, cookies, seen, ...form.value })
  if (!signed.ok) return json(form.refuse(signed.refusal), refusalStatus(signed.refusal))

  const { cookie, accountId, stage } = signed.value
  // Whoever was signed in here before is signed out: no session outlives its browser's next one.
  await endSession(place, cookies)
  const headers = new Headers([
    ['Set-Cookie', cookie],
    ['Set-Cookie', ownerCookie(accountId)],
  ])
  const returnTo = safeReturnTo(form.value.returnTo, '')
  const kept = readKeptForm(form.value.kept, ownerMark(accountId))
  if (!kept || stage === 'enrol') return redirect(paths.signInStep(stage, returnTo), { status: 303, headers })
  // What was typed travels on in the page, to the second step and from there to where it was meant for.
  const has = await asPortal(place, (tx) => listSecondFactors(tx, accountId))
  return json({ has, hidden: { returnTo, kept: JSON.stringify(kept) } }, { headers })
}

export default function SignInAtWork() {
  const { t } = useTranslation('identity.work')
  const { returnTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const form = useFormTexts(state)
  if (answer && 'has' in answer) return <SecondFactorSteps has={answer.has} hidden={answer.hidden} />
  const hidden = { returnTo: typed(state, 'returnTo', returnTo), kept: typed(state, 'kept') }
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={t('signIn.title')} intro={t('signIn.intro')} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <PasskeySlot purpose="signIn" hidden={hidden} />
      <SignInFields
        action={paths.signInWork()}
        hidden={hidden}
        email={typed(state, 'email')}
        errors={{ email: form.error('email'), password: form.error('password') }}
      />
      <Paragraph>
        <AppLink href={paths.signIn()}>{t('signIn.resident')}</AppLink>
      </Paragraph>
    </>
  )
}
