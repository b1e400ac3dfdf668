import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export interface ShownTotp {
  /** The QR code as one path of squares, in a square of `size`. */
  readonly picture: { readonly size: number; readonly path: string }
  /** The secret in groups of four. */
  readonly typed: string
  /** For the hidden field. */
  readonly sealed: string
}

/** Connects an authenticator app: scan or type, then prove it with a first code. */
export function TotpSetUp({
  shown,
  returnTo,
  error,
}: {
  shown: ShownTotp
  returnTo?: string
  error?: string | undefined
}) {
  const { t } = useTranslation('identity.work')
  return (
    <PostForm>
      <FormStack>
        <HiddenFields values={{ intent: 'totp', pending: shown.sealed, returnTo }} />
        <ol>
          <li>{t('enrol.install')}</li>
          <li>{t('enrol.scan')}</li>
          <li>{t('enrol.confirm')}</li>
        </ol>
        <QrCode {...shown.picture} label={t('enrol.picture')} />
        <Paragraph>
          {t('enrol.byHand')} <code dir="ltr">{shown.typed}</code>
        </Paragraph>
        <TextField
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          label={t('secondStep.code')}
          help={t('secondStep.codeHelp')}
          {...(error === undefined ? {} : { error })}
          required
        />
        <Button>{t('enrol.button')}</Button>
      </FormStack>
    </PostForm>
  )
}
