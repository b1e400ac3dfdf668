import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { assurances, isAtLeast, type Assurance } from '#app/domain/identity/assurance.ts'
import { findSubject } from '#app/domain/identity/external-identities.server.ts'
import { GoToProviderNotice } from '#app/domain/identity/go-to-provider-notice.tsx'
import { goToProvider } from '#app/domain/identity/go-to-provider.server.ts'
import { findSession, placeOf } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { stepUpForm } from '#app/domain/identity/resident-forms.ts'
import type { Session } from '#app/domain/identity/session.ts'
import type { FormState } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { providerIssuer } from '#app/platform/identity-provider.server.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths, safeReturnTo } from '#app/paths.ts'
import { refreshHeader } from '#app/refresh-header.ts'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

export const meta = pageTitle
export const headers = refreshHeader

interface Asked {
  readonly session: Session
  /** What is asked: a level, or at least the one that the session has, but now. */
  readonly level: Assurance
  readonly recent: boolean
  readonly returnTo: string
  readonly subject: string | null
}

async function readAsked(args: LoaderFunctionArgs | ActionFunctionArgs): Promise<Asked> {
  const query = new URL(args.request.url).searchParams
  const returnTo = safeReturnTo(query.get('returnTo'), paths.resident.home)
  const session = await findSession(args)
  if (!session) throw redirect(paths.signIn({ returnTo }), 302)
  if (session.kind !== 'resident') throw redirect(paths.stepUpWork({ returnTo }), 302)
  if (session.stage !== 'full') throw redirect(paths.signInCode({ returnTo }), 302)
  const named = assurances.find((level) => level === query.get('niveau'))
  const issuer = providerIssuer()
  const subject = issuer ? await asPortal(placeOf(args), (tx) => findSubject(tx, session.accountId, issuer)) : null
  return { session, level: named ?? session.assurance, recent: named === undefined, returnTo, subject }
}

export async function loader(args: LoaderFunctionArgs) {
  const { session, level, recent, returnTo, subject } = await readAsked(args)
  if (!recent && isAtLeast(session.assurance, level)) return redirect(safeReturnTo(returnTo, paths.resident.home), 302)
  const { t } = await pageTexts(args)
  return json({
    title: t(recent ? 'identity:stepUp.title' : 'identity:stepUp.titleHigher'),
    level,
    recent,
    returnTo,
    hasIdentity: subject !== null,
    byCode: isAtLeast('desk', level),
    phone: args.context.tenant.settings.phones.help,
  })
}

/** Asks for more certainty, or for a proof of this moment, of the same person (ACC-1, ACC-6). */
export async function action(args: ActionFunctionArgs) {
  const { session, level, returnTo, subject } = await readAsked(args)
  const form = await parseForm(args, stepUpForm)
  if (!form.ok || subject === null) throw new Response(null, { status: 404 })
  const account = { id: session.accountId, subject }
  const gone = await goToProvider(args, { assurance: level, returnTo, account })
  return gone.ok ? gone.response : json(form.refuse(gone.refusal), { status: 503 })
}

export default function StepUp() {
  const { t } = useTranslation('identity')
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { goTo: string } | FormState | undefined
  const form = useFormTexts(answer && 'errors' in answer ? answer : undefined)
  if (answer && 'goTo' in answer) return <GoToProviderNotice goTo={answer.goTo} />
  const { level, recent, returnTo, hasIdentity, byCode, phone } = page
  const how = level === 'hoog' ? t('stepUp.hoog') : level === 'laag' ? null : t('stepUp.substantieel')
  return (
    <>
      <PageHeader title={page.title} intro={t(recent ? 'stepUp.recent' : 'stepUp.higher')} />
      {form.refusal ? (
        <Notice look="warning" live>
          {form.refusal}
        </Notice>
      ) : null}
      {hasIdentity ? (
        <PostForm action={paths.stepUp(recent ? 'recent' : level, returnTo)}>
          <FormStack>
            {how ? <Paragraph>{how}</Paragraph> : null}
            <HiddenFields values={{ returnTo }} />
            <Button icon="lock">{t('stepUp.digid')}</Button>
          </FormStack>
        </PostForm>
      ) : null}
      {byCode && (!hasIdentity || recent) ? (
        <LinkButton href={paths.signInCode({ returnTo })} look={hasIdentity ? 'quiet' : 'primary'}>
          {t('stepUp.code')}
        </LinkButton>
      ) : null}
      {!hasIdentity && !byCode ? (
        <Notice look="info">
          <Paragraph>{t('stepUp.noDigid')}</Paragraph>
          <Paragraph>{t('stepUp.call', { phone })}</Paragraph>
        </Notice>
      ) : null}
      <LinkButton href={paths.resident.home} look="quiet">
        {t('stepUp.back')}
      </LinkButton>
    </>
  )
}
