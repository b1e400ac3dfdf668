import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { findSession, placeOf } from '#app/domain/identity/guards.server.ts'
import { readKeptForm, type KeptForm } from '#app/domain/identity/kept-form.ts'
import { keepHalfWayLanguage } from '#app/domain/identity/half-way-language.server.ts'
import { ownerMark } from '#app/domain/identity/owner-mark.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { passSentCode } from '#app/domain/identity/pass-sent-code.server.ts'
import { sentCodeForm } from '#app/domain/identity/resident-forms.ts'
import { ResumeForm } from '#app/domain/identity/resume-form.tsx'
import { codePage, sendOwnCode } from '#app/domain/identity/send-own-code.server.ts'
import { SentCodeFields } from '#app/domain/identity/sent-code-fields.tsx'
import { sessionNumber } from '#app/domain/identity/session.server.ts'
import type { Session } from '#app/domain/identity/session.ts'
import { countTry } from '#app/domain/identity/sign-in-limits.server.ts'
import type { FormState } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths, safeReturnTo } from '#app/paths.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta = pageTitle

/** A resident after the password (ACC-3), or one who proves once more who acts (ACC-6). */
async function residentOf(args: LoaderFunctionArgs | ActionFunctionArgs): Promise<Session> {
  const session = await findSession(args)
  if (!session) throw redirect(paths.signIn(), 302)
  if (session.kind !== 'resident') throw new Response(null, { status: 404 })
  return session
}

const ownerOf = (args: LoaderFunctionArgs | ActionFunctionArgs, { accountId }: Session) => ({
  accountId,
  sessionNumber: sessionNumber(args.request.headers.get('Cookie')) ?? '',
})

export async function loader(args: LoaderFunctionArgs) {
  const owner = ownerOf(args, await residentOf(args))
  const { t } = await pageTexts(args)
  const returnTo = safeReturnTo(new URL(args.request.url).searchParams.get('returnTo'), '')
  return json({ title: t('identity:code.title'), returnTo, page: await codePage(args, owner) })
}

export async function action(args: ActionFunctionArgs) {
  const session = await residentOf(args)
  const { accountId } = session
  const owner = ownerOf(args, session)
  const form = await parseForm(args, sentCodeForm)
  if (!form.ok)
    return json({ ...form.reply, page: { ...(await codePage(args, owner)), wasSent: true } }, { status: 400 })

  const { value } = form
  const returnTo = safeReturnTo(value.returnTo, '')
  const hidden = { returnTo, kept: value.kept ?? '' }
  if (value.intent === 'send') return json({ page: await sendOwnCode(args, owner, value.channel), hidden })

  const place = placeOf(args)
  const cookies = args.request.headers.get('Cookie')
  const { remoteAddress } = args.context
  const attempt = { ...place, account: accountId, known: false, remoteAddress }
  const passed =
    (await countTry('secondFactor', attempt)) ?? (await passSentCode(place, { session, cookies, typed: value.code }))
  if (!passed.ok) {
    const page = { ...(await codePage(args, owner)), wasSent: true }
    return json({ ...form.refuse(passed.refusal), page, hidden }, refusalStatus(passed.refusal))
  }
  const chosen = await keepHalfWayLanguage(place, cookies, accountId)
  const headers = new Headers([passed.value, ...chosen].map((cookie): [string, string] => ['Set-Cookie', cookie]))
  const resume = readKeptForm(value.kept, ownerMark(accountId))
  if (resume) return json({ resume }, { headers })
  return redirect(returnTo || paths.resident.home, { status: 303, headers })
}

interface Answer extends Partial<FormState> {
  readonly page?: Awaited<ReturnType<typeof codePage>>
  readonly hidden?: { readonly returnTo: string; readonly kept: string }
  readonly resume?: KeptForm
}

export default function SignInCode() {
  const { t } = useTranslation('identity')
  const { title, returnTo, page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const form = useFormTexts(answer?.errors ? (answer as FormState) : undefined)
  if (answer?.resume) return <ResumeForm kept={answer.resume} />
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={t('code.introAccount')} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <SentCodeFields
        {...(answer?.page ?? page)}
        action={paths.signInCode()}
        hidden={answer?.hidden ?? { returnTo, kept: '' }}
        error={form.error('code')}
      />
    </>
  )
}
