import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { findAccountOf } from '#app/domain/identity/account-of.server.ts'
import { enrolForm } from '#app/domain/identity/credential-forms.ts'
import {
  finishEnrolment,
  hasEnrolled,
  leaveEnrolment,
  markEnrolled,
  renewRecoveryCodes,
} from '#app/domain/identity/enrol.server.ts'
import { placeOf, requireStage } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { PasskeySlot } from '#app/domain/identity/passkey-slot.tsx'
import { RecoveryCodesStep } from '#app/domain/identity/recovery-codes-step.tsx'
import { setUpTotp } from '#app/domain/identity/set-up-totp.server.ts'
import { showTotp } from '#app/domain/identity/show-totp.server.ts'
import { TotpSetUp } from '#app/domain/identity/totp-set-up.tsx'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { homeHref, paths, safeReturnTo } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta = pageTitle
export const handle = { passkeys: true }

async function shownTo(args: LoaderFunctionArgs, accountId: string, pending: string | null) {
  const place = placeOf(args)
  const account = await asPortal(place, (tx) => findAccountOf(tx, accountId))
  return showTotp(place, { accountId, name: account?.email ?? '', wijk: args.context.tenant.name, shown: pending })
}

export async function loader(args: LoaderFunctionArgs) {
  const session = await requireStage(args, 'enrol')
  const returnTo = safeReturnTo(new URL(args.request.url).searchParams.get('returnTo'), '')
  const cookies = args.request.headers.get('Cookie')
  const leave = await leaveEnrolment(placeOf(args), { session, cookies })
  if (leave) return redirect(paths.signInStep('secondFactor', returnTo), { headers: { 'Set-Cookie': leave } })
  const { t } = await pageTexts(args)
  const enrolled = hasEnrolled(session)
  const shown = enrolled ? null : await shownTo(args, session.accountId, null)
  return json({ title: t('identity.work:enrol.title'), returnTo, shown })
}

export async function action(args: ActionFunctionArgs) {
  const session = await requireStage(args, 'enrol')
  const form = await parseForm(args, enrolForm)
  if (!form.ok)
    return json(
      { ...form.reply, shown: await shownTo(args, session.accountId, typed(form.reply, 'pending')) },
      { status: 400 },
    )

  const place = placeOf(args)
  const cookies = args.request.headers.get('Cookie')
  if (form.value.intent === 'done') {
    const finished = await finishEnrolment(place, { session, cookies })
    if (!finished.ok) return redirect(paths.signInStep('enrol'), 303)
    const headers = new Headers(finished.value.map((cookie): [string, string] => ['Set-Cookie', cookie]))
    return redirect(safeReturnTo(form.value.returnTo, homeHref(session.kind)), { status: 303, headers })
  }
  if (form.value.intent === 'codes') {
    if (!hasEnrolled(session)) return redirect(paths.signInStep('enrol'), 303)
    return json({ codes: await renewRecoveryCodes(place, session) })
  }
  const { remoteAddress } = args.context
  const added = await setUpTotp(place, { session, remoteAddress, ...form.value })
  const marked = added.ok ? await markEnrolled(place, cookies) : added
  if (!marked.ok)
    return json(
      { ...form.refuse(marked.refusal), shown: await shownTo(args, session.accountId, form.value.pending) },
      refusalStatus(marked.refusal),
    )
  return json({ codes: await renewRecoveryCodes(place, session) }, { headers: { 'Set-Cookie': marked.value } })
}

export default function Enrol() {
  const { t } = useTranslation('identity.work')
  const { returnTo, ...loaded } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const form = useFormTexts(state)
  const shown = answer && 'shown' in answer ? answer.shown : loaded.shown
  const codes = answer && 'codes' in answer ? answer.codes : null
  if (codes || !shown) return <RecoveryCodesStep codes={codes} returnTo={returnTo} />
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={t('enrol.title')} intro={t('enrol.intro')} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <PasskeySlot purpose="enrol" hidden={{ returnTo, kept: '' }} />
      <Card title={t('enrol.appTitle')}>
        <TotpSetUp shown={shown} returnTo={returnTo} error={form.error('code')} />
      </Card>
    </>
  )
}
