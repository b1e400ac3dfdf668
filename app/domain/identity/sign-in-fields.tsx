import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface Props {
  /** Where to go afterwards, and what was typed before the session ended. */
  readonly hidden: { readonly returnTo: string; readonly kept: string }
  readonly email?: string
  readonly errors?: { readonly email?: string | undefined; readonly password?: string | undefined }
}

/** The form to sign in with. */
export function SignInFields({ hidden, email = '', errors = {} }: Props) {
  const { t } = useTranslation('identity')
  return (
    <form method="post" action={paths.signIn()}>
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
      </FormStack>
    </form>
  )
}
