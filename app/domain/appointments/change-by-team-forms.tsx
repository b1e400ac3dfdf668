import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { WhenFields } from './practice-booking-fields.tsx'

interface Props {
  readonly appointmentId: string
  /** What was typed, by field. */
  typed(name: string): string
  error(name: string): string | undefined
}

/** Another day and time for an appointment, with words for the resident. */
export function MoveByTeam({ appointmentId, typed, error }: Props) {
  const { t } = useTranslation('desk.work')
  return (
    <Card title={t('move.title')}>
      <PostForm action={paths.professional.appointment(appointmentId, { doe: 'verzetten' })}>
        <HiddenFields values={{ intent: 'move' }} />
        <FormStack>
          <WhenFields
            date={typed('date')}
            time={typed('time')}
            overrideReason={typed('overrideReason')}
            error={error}
          />
          <TextArea
            name="changeReason"
            label={t('move.words')}
            rows={3}
            maxLength={500}
            defaultValue={typed('changeReason')}
            error={error('changeReason')}
            optional
          />
          <Actions>
            <Button type="submit">{t('move.button')}</Button>
            <LinkButton href={paths.professional.appointment(appointmentId)} look="quiet">
              {t('move.back')}
            </LinkButton>
          </Actions>
        </FormStack>
      </PostForm>
    </Card>
  )
}

/** The end of an appointment, with words for the resident. */
export function CancelByTeam({ appointmentId, typed, error }: Props) {
  const { t } = useTranslation('desk.work')
  return (
    <Card title={t('cancel.title')}>
      <PostForm action={paths.professional.appointment(appointmentId, { doe: 'afzeggen' })}>
        <HiddenFields values={{ intent: 'cancel' }} />
        <FormStack>
          <TextArea
            name="changeReason"
            label={t('cancel.words')}
            help={t('cancel.help')}
            rows={3}
            maxLength={500}
            defaultValue={typed('changeReason')}
            error={error('changeReason')}
            required
          />
          <Actions>
            <Button type="submit">{t('cancel.button')}</Button>
            <LinkButton href={paths.professional.appointment(appointmentId)} look="quiet">
              {t('move.back')}
            </LinkButton>
          </Actions>
        </FormStack>
      </PostForm>
    </Card>
  )
}
