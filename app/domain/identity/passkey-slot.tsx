import { useTranslation } from 'react-i18next'
import type {} from '#app/elements/jsx.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { PasskeyPurpose } from './passkey-form.ts'

interface Props {
  /** What the passkey is for on this page. */
  readonly purpose: PasskeyPurpose
  /** Where to go afterwards, and what was typed before the session ended. */
  readonly hidden?: { readonly returnTo: string; readonly kept: string }
}

/**
 * A passkey on a page of signing in: to use one, or (`enrol`, `security`) to make one. Stays hidden where the browser
 * knows no passkeys or runs no script: each of these pages has another way.
 */
// i18n: identity.work:passkey.*
export function PasskeySlot({ purpose, hidden = { returnTo: '', kept: '' } }: Props) {
  const { t } = useTranslation('identity.work')
  const makes = purpose === 'enrol' || purpose === 'security'
  const words = makes ? 'make' : 'use'
  return (
    <passkey-form
      data-ask={paths.askPasskey}
      data-way={makes ? 'create' : 'get'}
      data-failed={t('passkey.failed')}
      hidden
    >
      <Card title={t(`passkey.${words}Title`)}>
        <Paragraph>{t(`passkey.${words}Text`)}</Paragraph>
        <PostForm action={paths.passkey}>
          <FormStack>
            <HiddenFields values={{ purpose, answer: '', ...hidden }} />
            {makes ? (
              <TextField name="name" label={t('passkey.name')} help={t('passkey.nameHint')} maxLength={60} />
            ) : null}
            <Button>{t(`passkey.${words}`)}</Button>
          </FormStack>
          <div role="status" data-message />
        </PostForm>
      </Card>
    </passkey-form>
  )
}
