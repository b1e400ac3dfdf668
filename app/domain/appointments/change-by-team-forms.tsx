import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { AskedMove } from './asked-move.ts'
import { WhenFields } from './practice-booking-fields.tsx'

interface Props {
  readonly appointmentId: string
  /** What was typed, by field, or else what stands in it. */
  typed(name: string, fallback?: string): string
  error(name: string): string | undefined
}

interface ChangeProps extends Props {
  readonly way: 'move' | 'cancel'
  readonly children?: ReactNode
}

// i18n: desk.work:move.*, desk.work:cancel.*
/** The form of a change with words for the resident, and the way back. */
function ChangeForm({ appointmentId, typed, error, way, children }: ChangeProps) {
  const { t } = useTranslation('desk.work')
  const doe = way === 'move' ? 'verzetten' : 'afzeggen'
  return (
    <Card title={t(`${way}.title`)}>
      <PostForm action={paths.professional.appointment(appointmentId, { doe })}>
        <HiddenFields values={{ intent: way }} />
        <FormStack>
          {children}
          <TextArea
            name="changeReason"
            label={t(`${way}.words`)}
            {...(way === 'cancel' ? { help: t('cancel.help'), required: true } : { optional: true })}
            rows={3}
            maxLength={500}
            defaultValue={typed('changeReason')}
            error={error('changeReason')}
          />
          <Actions>
            <Button type="submit">{t(`${way}.button`)}</Button>
            <LinkButton href={paths.professional.appointment(appointmentId)} look="quiet">
              {t('move.back')}
            </LinkButton>
          </Actions>
        </FormStack>
      </PostForm>
    </Card>
  )
}

interface MoveProps extends Props {
  /** Where it was dropped in the agenda. */
  readonly asked: AskedMove
  /** Who sees the resident now. */
  readonly personId: string
  readonly colleagues: readonly { readonly id: string; readonly calledName: string }[]
}

/** Another day, time or colleague for an appointment, with words for the resident. */
export function MoveByTeam({ asked, personId, colleagues, ...change }: MoveProps) {
  const { t } = useTranslation('desk.work')
  const { typed, error } = change
  const isOpen = colleagues.some(({ id }) => id === asked.personId)
  return (
    <ChangeForm {...change} way="move">
      <WhenFields
        date={typed('date', asked.date)}
        time={typed('time', asked.time)}
        overrideReason={typed('overrideReason')}
        error={error}
      />
      {colleagues.length > 0 ? (
        <Select
          name="personId"
          label={t('book.with')}
          options={colleagues.map(({ id, calledName }) => ({ value: id, label: calledName }))}
          defaultValue={typed('personId', isOpen ? asked.personId : personId)}
          error={error('personId')}
        />
      ) : null}
    </ChangeForm>
  )
}

/** The end of an appointment, with words for the resident. */
export function CancelByTeam(change: Props) {
  return <ChangeForm {...change} way="cancel" />
}

/** The step between "made by mistake" and an appointment that is no more: nothing leads back from it. */
export function InErrorQuestion({ appointmentId }: { readonly appointmentId: string }) {
  const { t } = useTranslation('desk.work')
  return (
    <Card title={t('inError.title')}>
      <Paragraph>{t('inError.text')}</Paragraph>
      <PostForm action={paths.professional.appointment(appointmentId)}>
        <HiddenFields values={{ intent: 'inError' }} />
        <Actions>
          <Button type="submit" look="quiet">
            {t('inError.button')}
          </Button>
          <LinkButton href={paths.professional.appointment(appointmentId)}>{t('move.back')}</LinkButton>
        </Actions>
      </PostForm>
    </Card>
  )
}
