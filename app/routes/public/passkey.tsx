import { useTranslation } from 'react-i18next'
import { relyingPartyOf } from '#app/domain/identity/ask-passkey.server.ts'
import { markEnrolled } from '#app/domain/identity/enrol.server.ts'
import { placeOf, requireAccount, requireRecentProof, requireStage } from '#app/domain/identity/guards.server.ts'
import { readKeptForm, type KeptForm } from '#app/domain/identity/kept-form.ts'
import { ownerCookie, ownerMark } from '#app/domain/identity/owner-mark.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { passkeyForm } from '#app/domain/identity/passkey-form.ts'
import { registerPasskey } from '#app/domain/identity/register-passkey.server.ts'
import { ResumeForm } from '#app/domain/identity/resume-form.tsx'
import { seenFrom } from '#app/domain/identity/seen-from.server.ts'
import { endSession } from '#app/domain/identity/session.server.ts'
import {
  finishWithPasskey,
  proveAgainWithPasskey,
  signInWithPasskey,
} from '#app/domain/identity/sign-in-with-passkey.server.ts'
import type { Session } from '#app/domain/identity/session.ts'
import { done, type Result } from '#app/domain/shared/result.ts'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData } from '#app/framework.ts'
import { pageTitle } from '#app/page-title.ts'
import { homeHref, paths, safeReturnTo } from '#app/paths.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'

export const meta = pageTitle

/** The page of a refusal; opened by itself it only leads to where one signs in. */
export async function loader(args: LoaderFunctionArgs) {
  const { t } = await pageTexts(args)
  return json({ title: t('identity.work:passkey.useTitle') })
}

interface Passed {
  readonly cookies: string[]
  readonly accountId: string
  readonly kind: Session['kind']
  /** Where it goes on when the page that was left says nothing. */
  readonly to: string
}

type Given = { readonly answer: unknown; readonly name?: string | undefined; readonly returnTo?: string | undefined }

async function signInAlone(args: ActionFunctionArgs, given: Given): Promise<Result<Passed>> {
  const cookies = args.request.headers.get('Cookie')
  const place = placeOf(args)
  const party = relyingPartyOf(args.request, args.context.tenant.name)
  const seen = seenFrom(args.request.headers.get('User-Agent'), args.context.remoteAddress)
  const signed = await signInWithPasskey(place, party, { answer: given.answer, cookies, seen })
  if (!signed.ok) return signed
  // Whoever was signed in here before is signed out.
  await endSession(place, cookies)
  const { accountId, kind } = signed.value
  return done({ ...signed.value, cookies: [...signed.value.cookies, ownerCookie(accountId)], to: homeHref(kind) })
}

async function makeOne(args: ActionFunctionArgs, session: Session, given: Given): Promise<Result<Passed>> {
  const place = placeOf(args)
  const { t } = await pageTexts(args)
  const party = relyingPartyOf(args.request, args.context.tenant.name)
  const { accountId, kind } = session
  const name = given.name || t('identity.work:passkey.unnamed')
  const made = await registerPasskey(place, party, { session, answer: given.answer, name })
  if (!made.ok) return made
  if (session.stage === 'full') return done({ cookies: [], accountId, kind, to: `${paths.security}?sleutel=nieuw` })
  const marked = await markEnrolled(place, args.request.headers.get('Cookie'))
  const to = paths.signInStep('enrol', safeReturnTo(given.returnTo, ''))
  return marked.ok ? done({ cookies: [marked.value], accountId, kind, to }) : marked
}

async function useOne(args: ActionFunctionArgs, session: Session, given: Given): Promise<Result<Passed>> {
  const input = { session, answer: given.answer, cookies: args.request.headers.get('Cookie') }
  const party = relyingPartyOf(args.request, args.context.tenant.name)
  const prove = session.stage === 'full' ? proveAgainWithPasskey : finishWithPasskey
  const passed = await prove(placeOf(args), party, input)
  const { accountId, kind } = session
  return passed.ok ? done({ cookies: passed.value, accountId, kind, to: homeHref(kind) }) : passed
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, passkeyForm)
  if (!form.ok) return json({ ...form.reply, back: paths.signInWork() }, { status: 400 })

  const { purpose, kept, returnTo } = form.value
  let passed: Result<Passed>
  let back: string = paths.signInWork({ returnTo: safeReturnTo(returnTo, '') })
  if (purpose === 'signIn') passed = await signInAlone(args, form.value)
  else {
    const session =
      purpose === 'secondFactor' || purpose === 'enrol' ? await requireStage(args, purpose) : await requireAccount(args)
    if (session.kind === 'resident') throw new Response(null, { status: 404 })
    if (purpose === 'security') await requireRecentProof(args, { session })
    const makes = purpose === 'enrol' || purpose === 'security'
    passed = await (makes ? makeOne : useOne)(args, session, form.value)
    const steps = {
      secondFactor: paths.signInStep('secondFactor', returnTo),
      enrol: paths.signInStep('enrol', returnTo),
    }
    back =
      purpose === 'security'
        ? paths.security
        : purpose === 'stepUp'
          ? paths.stepUpWork({ returnTo: safeReturnTo(returnTo, '') })
          : steps[purpose]
  }
  if (!passed.ok) return json({ ...form.refuse(passed.refusal), back }, refusalStatus(passed.refusal))

  const { cookies, accountId, to } = passed.value
  const headers = new Headers(cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]))
  const makes = purpose === 'enrol' || purpose === 'security'
  const resume = makes ? null : readKeptForm(kept, ownerMark(accountId))
  if (resume) return json({ resume }, { headers })
  return redirect(safeReturnTo(makes ? to : returnTo, to), { status: 303, headers })
}

export default function Passkey() {
  const { t } = useTranslation('identity.work')
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const form = useFormTexts(state)
  if (answer && 'resume' in answer) return <ResumeForm kept={answer.resume as KeptForm} />
  const back = answer && 'back' in answer ? answer.back : paths.signInWork()
  return (
    <>
      <PageHeader title={t('passkey.useTitle')} />
      {state ? (
        <Notice look="urgent" live>
          {form.refusal ?? t('passkey.failed')}
        </Notice>
      ) : null}
      <LinkButton href={safeReturnTo(back, paths.signInWork())}>{t('passkey.back')}</LinkButton>
    </>
  )
}
