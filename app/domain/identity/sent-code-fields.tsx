import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface Props {
  /** Where both forms are sent. */
  readonly action: string
  readonly minutes: number
  /** Where a code can go, masked; null where there is no such address. */
  readonly to: { readonly email: string | null; readonly phone: string | null }
  readonly hidden?: { readonly returnTo: string; readonly kept: string }
  readonly wasSent: boolean
  /** The mail chose the password, and so gets no code. */
  readonly mailAlone?: boolean
  readonly error?: string | undefined
}

/** The code that was sent, and the buttons that send one. */
export function SentCodeFields(props: Props) {
  const { action, minutes, to, hidden = { returnTo: '', kept: '' }, wasSent, mailAlone = false, error } = props
  const { t } = useTranslation('identity')
  const send = (channel: 'email' | 'phone', label: string) => (
    <PostForm action={action}>
      <HiddenFields values={{ intent: 'send', channel, ...hidden }} />
      <Button look={wasSent ? 'quiet' : 'primary'}>{label}</Button>
    </PostForm>
  )
  return (
    <FormStack>
      {mailAlone ? <Paragraph>{t('code.notByMail')}</Paragraph> : null}
      {to.email || to.phone ? <Paragraph>{t('code.sent', { minutes })}</Paragraph> : null}
      {wasSent ? (
        <PostForm action={action}>
          <FormStack>
            <HiddenFields values={{ intent: 'use', ...hidden }} />
            <TextField
              name="code"
              label={t('code.code')}
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={10}
              error={error}
              required
            />
            <Button>{t('code.button')}</Button>
          </FormStack>
        </PostForm>
      ) : null}
      {wasSent ? <Paragraph look="soft">{t('code.none')}</Paragraph> : null}
      {to.email ? send('email', t('code.byEmail', { address: to.email })) : null}
      {to.phone ? send('phone', t('code.byPhone', { address: to.phone })) : null}
      {to.email || to.phone ? null : <Paragraph>{t(mailAlone ? 'code.toTheDesk' : 'code.nowhere')}</Paragraph>}
    </FormStack>
  )
}
