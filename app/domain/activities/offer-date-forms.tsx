import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface ShownDate {
  /** The day that it was planned for, ISO. */
  readonly key: string
  readonly day: string
  readonly hours: string
  readonly date: string
  readonly startsAt: string
  readonly endsAt: string
  readonly status: 'scheduled' | 'cancelled' | 'moved'
}

function Reason({ intent, state }: { readonly intent: string; readonly state: FormState | undefined }) {
  const { t } = useTranslation('offer.work')
  const mine = typed(state, 'intent') === intent ? state : undefined
  return (
    <TextArea
      {...{ name: 'reason', id: `${intent}-reason`, label: t('dates.reason'), rows: 2, maxLength: 500 }}
      defaultValue={typed(mine, 'reason')}
      optional
    />
  )
}

/** What can be done with one date; the others stay as they are. */
export function ChangeDate(props: {
  readonly date: ShownDate
  readonly version: number
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
}) {
  const { t } = useTranslation('offer.work')
  const { date, version, state, error } = props
  const hidden = (intent: string) => <HiddenFields values={{ intent, version, originalDate: date.key }} />
  const moving = typed(state, 'intent') === 'move' ? state : undefined
  return (
    <Card title={`${date.day}, ${date.hours}`} look="new">
      {date.status === 'scheduled' ? null : (
        <PostForm>
          {hidden('restore')}
          <Button look="quiet">{t('dates.restore')}</Button>
        </PostForm>
      )}
      <PostForm noValidate>
        <FormStack>
          {hidden('move')}
          <FormStack columns>
            <TextField
              {...{ name: 'date', type: 'date' as const, label: t('dates.date'), error: error('date') }}
              defaultValue={typed(moving, 'date', date.date)}
              required
            />
            <TextField
              {...{ name: 'startsAt', type: 'time' as const, label: t('fields.startsAt'), error: error('startsAt') }}
              defaultValue={typed(moving, 'startsAt', date.startsAt)}
              required
            />
            <TextField
              {...{ name: 'endsAt', type: 'time' as const, label: t('fields.endsAt'), error: error('endsAt') }}
              defaultValue={typed(moving, 'endsAt', date.endsAt)}
              required
            />
          </FormStack>
          <Reason intent="move" state={state} />
          <Button look="quiet">{t('dates.move')}</Button>
        </FormStack>
      </PostForm>
      {date.status === 'cancelled' ? null : (
        <PostForm noValidate>
          <FormStack>
            {hidden('cancel')}
            <Reason intent="cancel" state={state} />
            <Button look="quiet">{t('dates.cancel')}</Button>
          </FormStack>
        </PostForm>
      )}
    </Card>
  )
}

/** Everything called off, which nobody can take back. */
export function CancelAll({ version, state }: { readonly version: number; readonly state: FormState | undefined }) {
  const { t } = useTranslation('offer.work')
  return (
    <Card title={t('dates.all')}>
      <PostForm noValidate>
        <FormStack>
          <HiddenFields values={{ intent: 'cancelAll', version }} />
          <Paragraph>{t('dates.allText')}</Paragraph>
          <Reason intent="cancelAll" state={state} />
          <Button look="quiet">{t('dates.confirm')}</Button>
        </FormStack>
      </PostForm>
    </Card>
  )
}
