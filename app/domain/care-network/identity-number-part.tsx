import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

/** The citizen service number: shown only when asked for, which is a read of its own in the log. */
export function IdentityNumberPart({ answer }: { answer: { identityNumber?: string | null } | undefined }) {
  const { t } = useTranslation('care-network.work')
  if (answer?.identityNumber === undefined) {
    return (
      <PostForm>
        <HiddenFields values={{ intent: 'number' }} />
        <Button look="quiet" icon="eye" compact>
          {t('number.show')}
        </Button>
      </PostForm>
    )
  }
  return (
    <div role="status">
      <Paragraph>
        {t('number.label')}: <bdi dir="ltr">{answer.identityNumber ?? t('unknown')}</bdi>
      </Paragraph>
    </div>
  )
}
