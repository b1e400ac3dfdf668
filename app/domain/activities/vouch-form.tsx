import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

/** "I read this and it is right": of the words in `shownIn` as they stood at `version`. */
export function VouchForm({ shownIn, version }: { shownIn: string; version: number }) {
  const { t } = useTranslation('offer.work')
  return (
    <PostForm>
      <HiddenFields values={{ intent: 'check', version, language: shownIn }} />
      <Button look="quiet" icon="check">
        {t('languages.check')}
      </Button>
    </PostForm>
  )
}
