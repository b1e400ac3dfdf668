import { useTranslation } from 'react-i18next'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { AppointmentFacts } from './appointment-facts.tsx'
import type { ShownAppointment } from './shown-appointment.ts'

/** The step between wanting to cancel and having cancelled. */
export function CancelQuestion({ appointment }: { appointment: ShownAppointment }) {
  const pages = useResidentPaths()
  const { t } = useTranslation(['appointments', 'groups'])
  const here = pages.appointment(appointment.id)
  return (
    <>
      <PageHeader
        title={t('cancel.title')}
        intro={appointment.isPlace ? t('groups:place.cancelIntro') : t('cancel.intro')}
      />
      <Card>
        <AppointmentFacts appointment={appointment} />
      </Card>
      <PostForm action={here}>
        <Actions>
          <Button name="intent" value="cancel" icon="cross">
            {t('cancel.yes')}
          </Button>
          <LinkButton href={here} look="quiet">
            {t('cancel.no')}
          </LinkButton>
        </Actions>
      </PostForm>
    </>
  )
}
