import { useTranslation } from 'react-i18next'
import { json, redirect, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useLoaderData } from '#app/framework.ts'
import { finishSignIn, type Finished } from '#app/domain/identity/finish-sign-in.server.ts'
import { findSession, placeOf } from '#app/domain/identity/guards.server.ts'
import { readKeptForm, type KeptForm } from '#app/domain/identity/kept-form.ts'
import { openResidentSession } from '#app/domain/identity/open-resident-session.server.ts'
import { ownerMark } from '#app/domain/identity/owner-mark.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { ResumeForm } from '#app/domain/identity/resume-form.tsx'
import { raiseSession } from '#app/domain/identity/session.server.ts'
import type { RefusalCode } from '#app/domain/shared/result.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { homeHref, paths, safeReturnTo } from '#app/paths.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

export const meta = pageTitle

// i18n: identity:refusals.*
/** The headers of a session that is as sure as the provider was; null when the one to raise has ended. */
async function sessionHeaders(args: LoaderFunctionArgs, done: Exclude<Finished, { step: 'unknown' }>) {
  const { assurance } = done.proof
  if (done.step !== 'steppedUp') return openResidentSession(args, done.accountId, { assurance })
  const session = await findSession(args)
  if (session?.accountId !== done.accountId) return null
  const cookies = args.request.headers.get('Cookie')
  const cookie = await raiseSession(placeOf(args), cookies, { assurance, stage: 'full' })
  return cookie === null ? null : new Headers([['Set-Cookie', cookie]])
}

/** Where the identity provider sends the browser back to (RFC 6749 §4.1.2). Each address works once. */
export async function loader(args: LoaderFunctionArgs) {
  const { t, language } = await pageTexts(args)
  const callback = new URL(args.request.url)
  const cookies = args.request.headers.get('Cookie')
  const finished = await finishSignIn(placeOf(args), { callback, cookies, language })
  if (!finished.ok) {
    const session = await findSession(args)
    const { code } = finished.refusal
    // With the button Back one comes past here again: whoever is signed in goes on.
    if (code === 'identity.signInEnded' && session?.stage === 'full') return redirect(homeHref(session.kind), 302)
    const status = code === 'identity.providerAway' ? 503 : 400
    const page = {
      title: t('identity:back.title'),
      code: code as RefusalCode,
      resume: null,
      signedIn: session !== null,
    }
    return json(page, { status })
  }
  const { value } = finished
  if (value.step === 'unknown') return redirect(paths.activate, { headers: { 'Set-Cookie': value.cookie } })
  const headers = await sessionHeaders(args, value)
  if (!headers) return redirect(paths.signIn({ returnTo: safeReturnTo(value.returnTo, '') }))
  const resume = readKeptForm(value.kept, ownerMark(value.accountId))
  if (resume) return json({ title: t('identity:resume.title'), code: null, resume, signedIn: true }, { headers })
  return redirect(safeReturnTo(value.returnTo, paths.resident.home), { headers })
}

export default function SignInReturn() {
  const { t } = useTranslation('identity')
  const { title, code, resume, signedIn } = useLoaderData<typeof loader>()
  const form = useFormTexts(code ? { values: {}, errors: [], refusal: { code: code as RefusalCode } } : undefined)
  if (resume) return <ResumeForm kept={resume as KeptForm} />
  return (
    <>
      <PageHeader title={title} />
      <Notice look="warning">{form.refusal}</Notice>
      <LinkButton href={signedIn ? paths.resident.home : paths.signIn()}>{t('back.again')}</LinkButton>
      {code === 'identity.otherIdentity' || code === 'identity.codeEnded' ? (
        <Paragraph>
          <AppLink href={paths.activate}>{t('back.code')}</AppLink>
        </Paragraph>
      ) : null}
    </>
  )
}
