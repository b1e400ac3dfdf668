import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { findSession, placeOf } from '#app/domain/identity/guards.server.ts'
import { readKeptForm } from '#app/domain/identity/kept-form.ts'
import { ownerCookie, ownerMark } from '#app/domain/identity/owner-mark.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { ProviderForm } from '#app/domain/identity/provider-form.tsx'
import { seenFrom } from '#app/domain/identity/seen-from.server.ts'
import { sendOwnCode } from '#app/domain/identity/send-own-code.server.ts'
import { SentCodeFields } from '#app/domain/identity/sent-code-fields.tsx'
import { endSession, sessionNumber } from '#app/domain/identity/session.server.ts'
import { SignInFields } from '#app/domain/identity/sign-in-fields.tsx'
import { signInForm } from '#app/domain/identity/sign-in-form.ts'
import { signIn } from '#app/domain/identity/sign-in.server.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { homeHref, paths, safeReturnTo } from '#app/paths.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const session = await findSession(args)
  const returnTo = new URL(args.request.url).searchParams.get('returnTo')
  if (session?.stage === 'full') return redirect(safeReturnTo(returnTo, homeHref(session.kind)), 302)
  const { t } = await pageTexts(args)
  return json({ title: t('identity:choose.title'), returnTo: safeReturnTo(returnTo, '') })
}

/** E-mail and password, of a resident on the assisted route (ACC-3). */
export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, signInForm)
  if (!form.ok) return json(form.reply, { status: 400 })

  const place = placeOf(args)
  const cookies = args.request.headers.get('Cookie')
  const { remoteAddress } = args.context
  const seen = seenFrom(args.request.headers.get('User-Agent'), remoteAddress)
  const signed = await signIn({ ...place, remoteAddress, cookies, seen, ...form.value })
  if (!signed.ok) return json(form.refuse(signed.refusal), refusalStatus(signed.refusal))

  const { cookie, accountId, kind, stage } = signed.value
  // Whoever was signed in here before is signed out: no session outlives its browser's next one.
  await endSession(place, cookies)
  const headers = new Headers([
    ['Set-Cookie', cookie],
    ['Set-Cookie', ownerCookie(accountId)],
  ])
  const returnTo = safeReturnTo(form.value.returnTo, '')
  if (kind !== 'resident') return redirect(paths.signInStep(stage, returnTo), { status: 303, headers })
  const kept = readKeptForm(form.value.kept, ownerMark(accountId))
  const sent = await sendOwnCode(args, { accountId, sessionNumber: sessionNumber(cookie) ?? '' })
  // What was typed travels on in the page, to the second step and from there to where it was meant for.
  return json({ ...sent, hidden: { returnTo, kept: kept ? JSON.stringify(kept) : '' } }, { headers })
}

export default function SignIn() {
  const { t } = useTranslation('identity')
  const { returnTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const form = useFormTexts(state)
  if (answer && 'to' in answer)
    return (
      <>
        <PageHeader title={t('code.title')} intro={t('code.introAccount')} />
        <SentCodeFields {...answer} action={paths.signInCode()} />
      </>
    )
  const hidden = { returnTo: typed(state, 'returnTo', returnTo), kept: typed(state, 'kept') }
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={t('choose.title')} intro={t('choose.intro')} />
      <Card title={t('choose.resident')}>
        <Paragraph>{t('choose.residentText')}</Paragraph>
        <ProviderForm hidden={hidden} />
        <Paragraph>
          <AppLink href={paths.activate}>{t('choose.haveCode')}</AppLink>
        </Paragraph>
        <details open={state !== undefined}>
          <summary>{t('choose.password')}</summary>
          {form.refusal ? (
            <Notice look="urgent" live>
              {form.refusal}
            </Notice>
          ) : null}
          <SignInFields
            action={paths.signIn()}
            hidden={hidden}
            email={typed(state, 'email')}
            errors={{ email: form.error('email'), password: form.error('password') }}
          />
        </details>
      </Card>
      <Card title={t('choose.worker')}>
        <Paragraph>{t('choose.workerText')}</Paragraph>
        <LinkButton href={paths.signInWork({ returnTo: safeReturnTo(hidden.returnTo, '') })} look="quiet">
          {t('choose.workerLink')}
        </LinkButton>
      </Card>
    </>
  )
}
