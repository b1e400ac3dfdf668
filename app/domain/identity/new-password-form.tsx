import { useTranslation } from 'react-i18next'
import type { FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

interface Props {
  readonly title: string
  readonly intro: string
  readonly button: string
  /** The secret part of the link; the page was asked for with it, and only sending the form uses it. */
  readonly link: string
  /** For the browser's list of passwords. */
  readonly email: string
  readonly state: FormState | undefined
}

/** Choosing a password by the link of a mail. */
export function NewPasswordForm({ title, intro, button, link, email, state }: Props) {
  const { t } = useTranslation('identity')
  const form = useFormTexts(state)
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} intro={intro} />
      {form.refusal ? (
        <Notice look="urgent" live>
          {form.refusal}
        </Notice>
      ) : null}
      <PostForm>
        <FormStack>
          <HiddenFields values={{ link }} />
          <input hidden readOnly type="email" autoComplete="username" value={email} aria-label={t('signIn.email')} />
          <NewPasswordField error={form.error('newPassword')} />
          <Button>{button}</Button>
        </FormStack>
      </PostForm>
    </>
  )
}
