import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { aidRows, longestAidText } from './decision-aid-form.ts'

interface Option {
  readonly value: string
  readonly label: string
}

export interface AidFieldProps {
  readonly state: FormState | undefined
  readonly values: Readonly<Record<string, string | readonly string[]>>
  readonly parts: readonly (Option & { readonly kind: 'question' | 'outcome' })[]
  readonly entries: readonly Option[]
  readonly error: (name: string) => string | undefined
}

/** What was typed, or else what is kept. */
export const valueIn = ({ state, values }: Pick<AidFieldProps, 'state' | 'values'>, name: string): string => {
  const kept = values[name]
  return typed(state, name, typeof kept === 'string' ? kept : '')
}

/** One line of Dutch. */
export function AidLine({
  name,
  label,
  required,
  ...of
}: AidFieldProps & { name: string; label: string; required?: boolean }) {
  const { error } = of
  const more = { lang: 'nl', maxLength: longestAidText, ...(required ? { required } : {}) }
  return <TextField {...{ name, label, error: error(name), defaultValue: valueIn(of, name) }} {...more} />
}

/** How an aid begins, and how each advice ends. */
export function AidStartFields(props: AidFieldProps) {
  const { t } = useTranslation('decision-aids.work')
  const { parts, error } = props
  const questions = parts.filter(({ kind }) => kind === 'question')
  return (
    <FormStack>
      <AidLine {...props} name="title" label={t('fields.title')} required />
      <AidLine {...props} name="intro" label={t('fields.intro')} required />
      <Select
        {...{ name: 'first', label: t('fields.first'), error: error('first'), options: questions }}
        defaultValue={valueIn(props, 'first')}
      />
      <Select
        {...{ name: 'closing', label: t('fields.closing'), help: t('help.closing'), error: error('closing') }}
        {...{ options: questions, emptyLabel: t('noClosing'), defaultValue: valueIn(props, 'closing') }}
      />
    </FormStack>
  )
}

const places = aidRows.answers.map((at) => ({ value: String(at + 1), label: String(at + 1) }))

/** A question with its answers, each with where it leads and where it stands. An answer without a text is none. */
export function AidQuestionFields(props: AidFieldProps) {
  const { t } = useTranslation('decision-aids.work')
  const { parts, error } = props
  return (
    <FormStack>
      <AidLine {...props} name="text" label={t('fields.question')} required />
      <TextArea
        {...{ name: 'help', label: t('fields.help'), lang: 'nl', rows: 2, maxLength: longestAidText }}
        {...{ error: error('help'), defaultValue: valueIn(props, 'help'), optional: true }}
      />
      {aidRows.answers.map((at) => (
        <FormStack key={at} columns>
          <AidLine {...props} name={`answer${at}`} label={t('fields.answer', { number: at + 1 })} />
          <Select
            {...{ name: `next${at}`, label: t('fields.next', { number: at + 1 }), error: error(`next${at}`) }}
            {...{ options: parts, emptyLabel: t('chooseNext'), defaultValue: valueIn(props, `next${at}`) }}
          />
          {valueIn(props, `code${at}`) ? (
            <Select
              {...{ name: `place${at}`, label: t('fields.place', { number: at + 1 }), options: places }}
              {...{ error: error(`place${at}`), defaultValue: typed(props.state, `place${at}`, String(at + 1)) }}
            />
          ) : null}
          <HiddenFields values={{ [`code${at}`]: valueIn(props, `code${at}`) || undefined }} />
        </FormStack>
      ))}
    </FormStack>
  )
}
