import { useTranslation } from 'react-i18next'
import { typed, typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface Choice {
  readonly value: string
  readonly label: string
}

/** What the fields hold when the page opens, as a form holds them. */
export interface SessionStart {
  readonly personId: string
  readonly teamId: string
  readonly sessionId: string | null
  readonly values: Readonly<Record<string, string | number>>
  readonly visitTypeCodes: readonly string[]
  readonly onClosedDays: boolean
  readonly weekdays: readonly Choice[]
  readonly weeks: readonly Choice[]
  readonly kinds: readonly Choice[]
}

// i18n: schedule.work:fields.*
/** The form of a session: days, hours, kinds of visit, and what residents may book themselves (APP-2). */
export function SessionFields(props: {
  readonly start: SessionStart
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
}) {
  const { t } = useTranslation('schedule.work')
  const { start, state, error } = props
  const field = (name: string) => ({
    name,
    label: t(`fields.${name as 'location'}`),
    error: error(name),
    defaultValue: typed(state, name, String(start.values[name] ?? '')),
  })
  const { personId, teamId, sessionId } = start
  return (
    <PostForm noValidate>
      <FormStack>
        <HiddenFields values={{ intent: 'save', personId, teamId, sessionId: sessionId ?? undefined }} />
        <TextField {...field('validFrom')} type="date" required />
        <TextField {...field('validUntil')} type="date" help={t('help.validUntil')} optional />
        <Select {...field('weekday')} options={start.weekdays} />
        <Select {...field('weeks')} options={start.weeks} />
        <TextField {...field('startsAt')} type="time" required />
        <TextField {...field('endsAt')} type="time" required />
        <TextField {...field('pauses')} help={t('help.pauses')} maxLength={120} optional />
        <TextField {...field('location')} maxLength={80} required />
        <CheckboxGroup
          name="visitTypeCodes"
          label={t('fields.visitTypeCodes')}
          error={error('visitTypeCodes')}
          options={start.kinds}
          defaultValue={[...typedAll(state, 'visitTypeCodes', start.visitTypeCodes)]}
          columns={2}
        />
        <TextField {...field('onlinePercent')} inputMode="numeric" help={t('help.onlinePercent')} required />
        <TextField {...field('releaseHorizonDays')} inputMode="numeric" help={t('help.asWijk')} optional />
        <TextField {...field('leadMinutes')} inputMode="numeric" help={t('help.asWijk')} optional />
        <TextField {...field('bufferMinutes')} inputMode="numeric" help={t('help.bufferMinutes')} optional />
        <CheckboxGroup
          name="onClosedDays"
          label={t('fields.closed')}
          options={[{ value: 'on', label: t('fields.onClosedDays') }]}
          defaultValue={[...typedAll(state, 'onClosedDays', start.onClosedDays ? ['on'] : [])]}
        />
        <Button>{t('save')}</Button>
      </FormStack>
    </PostForm>
  )
}

/** Ends a session after a day; what was stays. */
export function EndSession({ start, state, error }: Parameters<typeof SessionFields>[0]) {
  const { t } = useTranslation('schedule.work')
  const { personId, sessionId } = start
  return (
    <Card title={t('session.end')}>
      <PostForm noValidate>
        <FormStack>
          <HiddenFields values={{ intent: 'end', personId, sessionId: sessionId ?? undefined }} />
          <TextField
            {...{ name: 'lastDay', type: 'date' as const, label: t('fields.lastDay'), error: error('lastDay') }}
            defaultValue={typed(state, 'lastDay')}
            required
          />
          <Button look="quiet">{t('session.end')}</Button>
        </FormStack>
      </PostForm>
    </Card>
  )
}
