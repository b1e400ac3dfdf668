import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { ResidentSearchField } from './resident-search-field.tsx'

/** From the agenda to an appointment: one resident found is one resident to book for. */
export function FindToBook() {
  const { t } = useTranslation('desk.work')
  return (
    <PostForm action={paths.professional.residents} className="inline-form agenda-tools">
      <HiddenFields values={{ intent: 'book' }} />
      <ResidentSearchField />
      <Button look="quiet" icon="calendar">
        {t('search.book')}
      </Button>
    </PostForm>
  )
}
