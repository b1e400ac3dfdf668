import { useTranslation } from 'react-i18next'
import { FormStack } from '#app/ui/form-stack.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface FieldsProps {
  /** Put before the ids, where both forms of the page have the same fields. */
  readonly prefix: string
  readonly languages: readonly { readonly value: string; readonly label: string }[]
  readonly reason: string
  readonly interpreterLanguage: string
  readonly interpreterGender: string
  /** One field fewer to pass by keyboard for who is booked while they are on the phone, where nobody needs an interpreter. */
  readonly asksGender: boolean
  error(name: string): string | undefined
}

// i18n: desk.work:one.*
/** What the appointment is about, and whether an interpreter comes. */
export function AboutFields({
  prefix,
  languages,
  reason,
  interpreterLanguage,
  interpreterGender,
  asksGender,
  error,
}: FieldsProps) {
  const { t } = useTranslation('desk.work')
  return (
    <FormStack columns>
      <TextArea
        name="reason"
        id={`${prefix}reason`}
        label={t('book.reason')}
        rows={2}
        maxLength={500}
        defaultValue={reason}
        error={error('reason')}
        optional
      />
      <Select
        name="interpreterLanguage"
        id={`${prefix}interpreterLanguage`}
        label={t('book.interpreter')}
        emptyLabel={t('book.noInterpreter')}
        options={languages}
        defaultValue={interpreterLanguage}
        error={error('interpreterLanguage')}
      />
      {asksGender ? (
        <Select
          name="interpreterGender"
          id={`${prefix}interpreterGender`}
          label={t('book.interpreterGender')}
          emptyLabel={t('book.anybody')}
          options={(['female', 'male'] as const).map((value) => ({ value, label: t(`one.${value}`) }))}
          defaultValue={interpreterGender}
          error={error('interpreterGender')}
        />
      ) : null}
    </FormStack>
  )
}

interface DayProps {
  readonly date: string
  readonly time: string
  error(name: string): string | undefined
}

/** Any day and time, beside each other. */
export function DayFields({ date, time, error }: DayProps) {
  const { t } = useTranslation('desk.work')
  return (
    <FormStack columns>
      <TextField name="date" type="date" label={t('book.date')} defaultValue={date} error={error('date')} required />
      <TextField name="time" type="time" label={t('book.time')} defaultValue={time} error={error('time')} required />
    </FormStack>
  )
}

interface WhenProps extends DayProps {
  readonly overrideReason: string
}

/** Any day and time, and why where a rule is in the way (lesson 15.3). */
export function WhenFields({ overrideReason, ...day }: WhenProps) {
  const { t } = useTranslation('desk.work')
  const { error } = day
  return (
    <>
      <DayFields {...day} />
      <TextField
        name="overrideReason"
        label={t('override.label')}
        help={t('override.help')}
        maxLength={300}
        defaultValue={overrideReason}
        error={error('overrideReason')}
        optional
      />
    </>
  )
}
