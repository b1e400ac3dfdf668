import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { finishAssisted } from '#app/domain/identity/assisted-activation.server.ts'
import { placeOf } from '#app/domain/identity/guards.server.ts'
import { openResidentSession } from '#app/domain/identity/open-resident-session.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { requireActivation } from '#app/domain/identity/require-activation.server.ts'
import { sentCodeForm } from '#app/domain/identity/resident-forms.ts'
import { codePage, sendOwnCode } from '#app/domain/identity/send-own-code.server.ts'
import { SentCodeFields } from '#app/domain/identity/sent-code-fields.tsx'
import type { FormState } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const { claimHash, email } = await requireActivation(args)
  if (email === null) return redirect(paths.activateAssisted, 302)
  const { t } = await pageTexts(args)
  return json({ title: t('identity:code.title'), page: { ...(await codePage(args, { claimHash })), wasSent: true } })
}

/** The last step of the assisted route: with the code that was sent, the account is there. */
export async function action(args: ActionFunctionArgs) {
  const { claimHash } = await requireActivation(args)
  const form = await parseForm(args, sentCodeForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { value } = form
  if (value.intent === 'send') {
    await sendOwnCode(args, { claimHash }, value.channel)
    return redirect(paths.activateCode)
  }
  const { language } = await pageTexts(args)
  const finished = await finishAssisted(placeOf(args), { claimHash, typed: value.code, language })
  if (!finished.ok) return json(form.refuse(finished.refusal), refusalStatus(finished.refusal))
  const headers = await openResidentSession(args, finished.value.accountId, { assurance: 'desk' })
  return redirect(paths.resident.home, { headers })
}

export default function ActivateCode() {
  const { t } = useTranslation('identity')
  const { title, page } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const form = useFormTexts(state)
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} back={{ href: paths.activateAssisted, label: t('stepUp.back') }} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <SentCodeFields {...page} action={paths.activateCode} error={form.error('code')} />
    </>
  )
}
