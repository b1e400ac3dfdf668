import { useTranslation } from 'react-i18next'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

type Props = {
  readonly invitationId: string
  /** The invitation that is begun when the resident chooses again. */
  readonly draftId: string
}

/** After a no or silence (INV-2): another time, somebody else, or a call. Subject and people come along. */
export function WhatNow({ invitationId, draftId }: Props) {
  const pages = useResidentPaths()
  const { t } = useTranslation('consultations')
  return (
    <Card title={t('one.whatNow')} look="new">
      <PostForm action={pages.invitation(invitationId)}>
        <HiddenFields values={{ intent: 'chooseAgain', draftId }} />
        <Actions>
          <Button name="step" value="when" icon="calendar">
            {t('one.otherTime')}
          </Button>
          <Button name="step" value="who" look="quiet" icon="together">
            {t('one.otherPerson')}
          </Button>
          <LinkButton href={pages.newQuestion()} look="quiet" icon="phone">
            {t('one.callMe')}
          </LinkButton>
        </Actions>
      </PostForm>
    </Card>
  )
}
