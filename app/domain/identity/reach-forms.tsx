import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface Props {
  readonly email: string | null
  readonly phone: string | null
  readonly waiting: { readonly channel: 'email' | 'phone'; readonly value: string } | null
  readonly minutes: number
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
}

/** The code that went to what waits, and the forms with which a resident gives another address or number. */
export function ReachForms({ email, phone, waiting, minutes, state, error }: Props) {
  const { t } = useTranslation('identity')
  return (
    <>
      {waiting ? (
        <Card title={t('reach.codeTitle')} look="new">
          <Paragraph>{t('reach.codeText', { to: `\u2068${waiting.value}\u2069`, minutes })}</Paragraph>
          <PostForm noValidate action={paths.resident.reach}>
            <FormStack>
              <HiddenFields values={{ intent: 'use' }} />
              <TextField
                {...{ name: 'code', label: t('code.code'), inputMode: 'numeric' as const, maxLength: 10 }}
                autoComplete="one-time-code"
                error={error('code')}
                required
              />
              <Button>{t('reach.confirm')}</Button>
            </FormStack>
          </PostForm>
        </Card>
      ) : null}
      <Card title={t('reach.email')}>
        <Paragraph>{email ? t('reach.now', { value: `\u2068${email}\u2069` }) : t('reach.noEmail')}</Paragraph>
        <PostForm noValidate action={paths.resident.reach}>
          <FormStack>
            <HiddenFields values={{ intent: 'email' }} />
            <TextField
              {...{ name: 'email', type: 'email' as const, label: t('reach.newEmail'), error: error('email') }}
              defaultValue={typed(state, 'email')}
              autoComplete="email"
              required
            />
            <Button look="quiet">{t('reach.sendCode')}</Button>
          </FormStack>
        </PostForm>
      </Card>
      <Card title={t('reach.phone')}>
        <Paragraph>{phone ? t('reach.now', { value: `\u2068${phone}\u2069` }) : t('reach.noPhone')}</Paragraph>
        <PostForm noValidate action={paths.resident.reach}>
          <FormStack>
            <HiddenFields values={{ intent: 'phone' }} />
            <TextField
              {...{ name: 'phone', type: 'tel' as const, label: t('reach.newPhone'), error: error('phone') }}
              defaultValue={typed(state, 'phone')}
              autoComplete="tel"
              required
            />
            <Button look="quiet">{t('reach.sendCode')}</Button>
          </FormStack>
        </PostForm>
      </Card>
    </>
  )
}
