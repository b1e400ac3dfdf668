import { useTranslation } from 'react-i18next'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/framework.server.ts'
import { useActionData } from '#app/framework.ts'
import { forgotPasswordForm } from '#app/domain/identity/credential-forms.ts'
import { placeOf } from '#app/domain/identity/guards.server.ts'
import { pageTexts } from '#app/domain/identity/page-language.server.ts'
import { requestPasswordReset } from '#app/domain/identity/request-password-reset.server.ts'
import { typed } from '#app/platform/forms/form-state.ts'
import { parseForm } from '#app/platform/forms/parse-form.server.ts'
import { refusalStatus } from '#app/platform/forms/refusal-status.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { pageTitle } from '#app/page-title.ts'
import { paths } from '#app/paths.ts'
import { AppLink } from '#app/ui/app-link.tsx'
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
  const { t } = await pageTexts(args)
  return json({ title: t('identity:forgot.title') })
}

export async function action(args: ActionFunctionArgs) {
  const form = await parseForm(args, forgotPasswordForm)
  if (!form.ok) return json(form.reply, { status: 400 })
  const cookies = args.request.headers.get('Cookie')
  const { remoteAddress } = args.context
  const refused = await requestPasswordReset(placeOf(args), { email: form.value.email, cookies, remoteAddress })
  return refused ? json(form.refuse(refused.refusal), refusalStatus(refused.refusal)) : json({ sent: true })
}

export default function ForgotPassword() {
  const { t } = useTranslation('identity')
  const answer = useActionData<typeof action>()
  const state = answer && 'errors' in answer ? answer : undefined
  const form = useFormTexts(state)
  const back = { href: paths.signIn(), label: t('forgot.back') }
  if (answer && 'sent' in answer)
    return (
      <>
        <PageHeader title={t('forgot.sentTitle')} back={back} />
        <Notice look="success" live>
          {t('forgot.sent')}
        </Notice>
        <Paragraph>{t('forgot.sentHelp')}</Paragraph>
        <AppLink href={paths.forgotPassword}>{t('forgot.again')}</AppLink>
      </>
    )
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={t('forgot.title')} intro={t('forgot.intro')} back={back} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <PostForm>
        <FormStack>
          <TextField
            name="email"
            type="email"
            autoComplete="username"
            label={t('signIn.email')}
            defaultValue={typed(state, 'email')}
            {...(form.error('email') === undefined ? {} : { error: form.error('email')! })}
            required
          />
          <Button>{t('forgot.button')}</Button>
        </FormStack>
      </PostForm>
    </>
  )
}
