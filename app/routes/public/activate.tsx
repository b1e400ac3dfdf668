import { useTranslation } from 'react-i18next'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData, useLoaderData } from '#app/framework.ts'
import { findClaim } from '#app/domain/identity/activation-claims.server.ts'
import { asPortal } from '#app/domain/identity/as-portal.server.ts'
import { claimMark } from '#app/domain/identity/browser-mark.server.ts'
import { placeOf } from '#app/domain/identity/guards.server.ts'
import { openResidentSession } from '#app/domain/identity/open-resident-session.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { activationForm } from '#app/domain/identity/resident-forms.ts'
import { tryActivationCode } from '#app/domain/identity/try-activation-code.server.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export const meta = pageTitle

export async function loader(args: LoaderFunctionArgs) {
  const claimHash = claimMark.hashIn(args.request.headers.get('Cookie'))
  const claim = await asPortal(placeOf(args), (tx) => findClaim(tx, claimHash))
  // The identity provider said who this is, and nobody here has that pseudonym.
  const unknown = claim !== null && claim.subject !== null
  const { t } = await pageTexts(args)
  return json({ title: t(unknown ? 'identity:unknown.title' : 'identity:activate.title'), unknown })
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, activationForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const { language } = await pageTexts(args)
  const tried = await tryActivationCode(placeOf(args), {
    typed: form.value.activationCode,
    cookies: args.request.headers.get('Cookie'),
    language,
    remoteAddress: args.context.remoteAddress,
  })
  if (!tried.ok) return json(form.refuse(tried.refusal), refusalStatus(tried.refusal))
  const { value } = tried
  if (value.step === 'choose') return redirect(paths.activateWay, { headers: { 'Set-Cookie': value.cookie } })
  const headers = await openResidentSession(args, value.accountId, { assurance: value.assurance })
  return redirect(paths.resident.home, { headers })
}

export default function Activate() {
  const { t } = useTranslation('identity')
  const { title, unknown } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const form = useFormTexts(state)
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={t(unknown ? 'unknown.text' : 'activate.intro')} />
      {unknown ? (
        <>
          <Paragraph>{t('unknown.how')}</Paragraph>
          <Paragraph>{t('unknown.have')}</Paragraph>
        </>
      ) : null}
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <PostForm action={paths.activate}>
        <FormStack>
          <TextField
            name="activationCode"
            label={t('activate.code')}
            help={t('activate.codeHelp')}
            autoComplete="off"
            defaultValue={typed(state, 'activationCode')}
            error={form.error('activationCode')}
            required
          />
          <Button>{t('activate.button')}</Button>
        </FormStack>
      </PostForm>
      <Paragraph look="soft">{t('activate.noCode')}</Paragraph>
    </>
  )
}
