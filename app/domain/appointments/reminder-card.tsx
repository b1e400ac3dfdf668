import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'

interface ShownReminders {
  readonly channel: 'email' | 'sms' | 'none' | 'noAddress'
  readonly email: string | null
  readonly sms: string | null
  readonly saved: boolean
}

type Props = { reminders: ShownReminders; refusal?: string | null; error?: string | undefined }

/** On the resident's own data: how to be reminded of appointments (APP-9). A way without an address is not offered. */
export function ReminderCard({ reminders, refusal, error }: Props) {
  const { t } = useTranslation('reminders')
  const { channel, email, sms, saved } = reminders
  const options = [
    ...(email === null ? [] : [{ value: 'email', label: t('choice.email'), description: <bdi>{email}</bdi> }]),
    ...(sms === null ? [] : [{ value: 'sms', label: t('choice.sms'), description: <bdi>{sms}</bdi> }]),
    { value: 'none', label: t('choice.none') },
  ]
  return (
    <Card title={t('choice.title')} id="herinneringen">
      {refusal ? (
        <Notice look="urgent" live>
          {refusal}
        </Notice>
      ) : null}
      {saved ? (
        <Notice look="success" live>
          {t('choice.saved')}
        </Notice>
      ) : null}
      {options.length === 1 ? (
        <Paragraph>{t('choice.noAddress')}</Paragraph>
      ) : (
        <PostForm>
          <FormStack>
            <RadioGroup
              name="reminders"
              label={t('choice.question')}
              help={t('choice.help')}
              options={options}
              defaultValue={channel}
              error={error}
              required
            />
            <Button>{t('choice.save')}</Button>
          </FormStack>
        </PostForm>
      )}
    </Card>
  )
}
