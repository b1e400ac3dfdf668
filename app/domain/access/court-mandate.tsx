import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

type Props = { mandateId: string; questionId: string }

/** What a court decided: no button that ends it, but one that asks the own practice about it (REP-1). */
export function CourtMandate({ mandateId, questionId }: Props) {
  const { t } = useTranslation('access')
  return (
    <>
      <Paragraph>{t('mandates.court.text')}</Paragraph>
      <PostForm action={paths.resident.mandates}>
        <HiddenFields values={{ intent: 'askEnd', mandateId, questionId }} />
        <Button look="quiet">{t('mandates.court.button')}</Button>
      </PostForm>
      <Paragraph look="small">{t('mandates.court.note')}</Paragraph>
    </>
  )
}
