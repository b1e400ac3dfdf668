import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { RecoveryCodeList } from './recovery-code-list.tsx'
import { TotpSetUp, type ShownTotp } from './totp-set-up.tsx'

type FieldErrors = (name: string) => string | undefined

/** Changing one's own password, with the one before. */
export function ChangePassword({ error }: { readonly error: FieldErrors }) {
  const { t } = useTranslation('identity')
  const wrong = error('password')
  return (
    <Card title={t('security.passwordTitle')}>
      <PostForm action={paths.security}>
        <FormStack>
          <HiddenFields values={{ intent: 'password' }} />
          <TextField
            name="password"
            type="password"
            autoComplete="current-password"
            label={t('security.current')}
            {...(wrong === undefined ? {} : { error: wrong })}
            required
          />
          <NewPasswordField error={error('newPassword')} />
          <Button look="quiet">{t('security.change')}</Button>
        </FormStack>
      </PostForm>
    </Card>
  )
}

interface AppProps {
  readonly has: boolean
  /** What connects another app; null until it is asked for. */
  readonly shown: ShownTotp | null
  readonly error: FieldErrors
}

/** The authenticator app: whether there is one, and putting another in its place. */
export function AuthenticatorApp({ has, shown, error }: AppProps) {
  const { t } = useTranslation('identity.work')
  return (
    <Card title={t('enrol.appTitle')} id="app">
      {shown ? (
        <TotpSetUp shown={shown} error={error('code')} />
      ) : (
        <>
          <Paragraph>{has ? t('security.hasApp') : t('security.noApp')}</Paragraph>
          <AppLink href={`${paths.security}?app=nieuw`}>
            {has ? t('security.replaceApp') : t('security.addApp')}
          </AppLink>
        </>
      )}
    </Card>
  )
}

/** After something to sign in with changed: who was in elsewhere with the one before can be put out (ASVS 5.0.0 7.4.3). */
export function EndOtherSessions() {
  const { t } = useTranslation('identity')
  return (
    <PostForm action={paths.devices()}>
      <HiddenFields values={{ intent: 'others' }} />
      <Button look="quiet">{t('devices.endOthers')}</Button>
    </PostForm>
  )
}

/** The recovery codes: how many are left, and ten new ones. `codes` is there right after they were made. */
export function RecoveryCodes({ left, codes }: { readonly left: number; readonly codes: readonly string[] | null }) {
  const { t } = useTranslation('identity.work')
  return (
    <Card title={t('codes.title')} id="codes">
      {codes ? (
        <RecoveryCodeList codes={codes} />
      ) : (
        <>
          <Paragraph>{t('codes.left', { count: left })}</Paragraph>
          <PostForm action={paths.security}>
            <HiddenFields values={{ intent: 'codes' }} />
            <Button look="quiet">{t('codes.makeButton')}</Button>
          </PostForm>
        </>
      )}
    </Card>
  )
}
