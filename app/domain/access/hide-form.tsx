import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

/** `BODY` stands for a 4D, which is one thing. */
type Props = {
  topic: 'MESSAGES' | 'APPOINTMENTS' | 'PLAN' | 'BODY'
  objectId: string
  isHidden: boolean
  /** Of one thing in a list: what it is called, for who hears the buttons alone. */
  name?: string
  /** See `hideForm`. */
  at?: 'activities'
}

/** On the resident's own page of one thing, or in a list: hides it from who acts for them, or shows it again (REP-5). */
export function HideForm({ topic, objectId, isHidden, name, at }: Props) {
  const { t } = useTranslation('access')
  const words = isHidden ? t('mandates.show') : t('mandates.hide')
  return (
    <PostForm action={paths.resident.hideItem}>
      <Paragraph look="small">{isHidden ? t('mandates.hiddenText') : t('mandates.shownText')}</Paragraph>
      <HiddenFields values={{ topic, objectId, at, intent: isHidden ? 'show' : 'hide' }} />
      <Button
        look="quiet"
        icon={isHidden ? 'eye' : 'lock'}
        {...(name ? { compact: true, label: `${words}: ${name}` } : {})}
      >
        {words}
      </Button>
    </PostForm>
  )
}
