import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface Props {
  readonly kind: 'totp' | 'recoveryCode'
  /** Where to go afterwards, and what was typed before the session ended. */
  readonly hidden: { readonly returnTo: string; readonly kept: string }
  readonly error?: string | undefined
}

// i18n: identity.work:secondStep.*
/** One code: of the authenticator app, or a recovery code in its place. */
export function SecondFactorFields({ kind, hidden, error }: Props) {
  const { t } = useTranslation('identity.work')
  const app = kind === 'totp'
  return (
    <PostForm action={paths.signInStep('secondFactor')}>
      <FormStack>
        <HiddenFields values={{ kind, returnTo: hidden.returnTo, kept: hidden.kept }} />
        <TextField
          name="code"
          id={`code-${kind}`}
          autoComplete={app ? 'one-time-code' : 'off'}
          {...(app ? { inputMode: 'numeric' } : {})}
          label={app ? t('secondStep.code') : t('secondStep.recoveryCode')}
          help={app ? t('secondStep.codeHelp') : t('secondStep.recoveryHelp')}
          {...(error === undefined ? {} : { error })}
          required
        />
        <Button look={app ? 'primary' : 'quiet'}>
          {app ? t('secondStep.button') : t('secondStep.recoveryButton')}
        </Button>
      </FormStack>
    </PostForm>
  )
}
