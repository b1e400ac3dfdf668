import { useTranslation } from 'react-i18next'
import { TextField } from '#app/ui/text-field.tsx'
import { advisedCharacters, leastCharacters } from './password-rules.ts'

/** Where a new password is typed or pasted, with what makes a good one (ASVS 5.0.0 6.2). */
export function NewPasswordField({ error }: { readonly error?: string | undefined }) {
  const { t } = useTranslation('identity')
  return (
    <TextField
      name="newPassword"
      type="password"
      autoComplete="new-password"
      label={t('newPassword.field')}
      help={t('newPassword.help', { least: leastCharacters, advised: advisedCharacters })}
      {...(error === undefined ? {} : { error })}
      required
    />
  )
}
