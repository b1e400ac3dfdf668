import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface Props {
  /** Where to go afterwards, and what was typed before the session ended. */
  readonly hidden: { readonly returnTo: string; readonly kept: string }
  readonly email?: string
  /** Where the form is sent. */
  readonly action: string
  readonly errors?: { readonly email?: string | undefined; readonly password?: string | undefined }
}

/** The form to sign in with. */
export function SignInFields({ hidden, action, email = '', errors = {} }: Props) {
  const { t } = useTranslation('identity')
  return (
    <PostForm action={action}>
      <FormStack>
        <HiddenFields values={{ returnTo: hidden.returnTo, kept: hidden.kept }} />
        <TextField
          name="email"
          type="email"
          autoComplete="username"
          label={t('signIn.email')}
          defaultValue={email}
          error={errors.email}
          required
        />
        <TextField
          name="password"
          type="password"
          autoComplete="current-password"
          label={t('signIn.password')}
          error={errors.password}
          required
        />
        <Button>{t('signIn.button')}</Button>
        <AppLink href={paths.forgotPassword}>{t('forgot.link')}</AppLink>
      </FormStack>
    </PostForm>
  )
}
