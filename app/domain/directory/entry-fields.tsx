import { useTranslation } from 'react-i18next'
import { typed, typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { useFormTexts } from '#app/platform/forms/use-form-texts.ts'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export interface Option {
  readonly value: string
  readonly label: string
}

/** What every part of the form of an entry needs: what stands there, and what was just typed. */
export interface FieldsOf {
  readonly state: FormState | undefined
  readonly values: Readonly<Record<string, string | readonly string[]>>
}

/** What stands in a field: what was just typed, else what was there. A box that was just unticked stays so. */
function useField({ state, values }: FieldsOf) {
  const form = useFormTexts(state)
  const list = (name: string): readonly string[] => [values[name] ?? []].flat().filter((value) => value !== '')
  const wasSent = state?.values['intent'] === 'save'
  return {
    error: form.error,
    one: (name: string) => typed(state, name, list(name)[0] ?? ''),
    all: (name: string) => (wasSent ? typedAll(state, name) : list(name)),
  }
}

// i18n: directory.work:fields.*, directory.work:help.*
type TextName =
  | 'name'
  | 'providerName'
  | 'targetGroups'
  | 'street'
  | 'postcode'
  | 'openingHours'
  | 'costs'
  | 'howToRegister'
  | 'phone'
  | 'email'
  | 'website'
  | 'keyContactFunction'
  | 'keyContactPhone'
  | 'keyContactUntil'
  | 'successorFunction'
  | 'successorPhone'
type Helped = 'targetGroups' | 'openingHours' | 'keyContactFunction' | 'keyContactUntil'
const helped: readonly string[] = [
  'targetGroups',
  'openingHours',
  'keyContactFunction',
  'keyContactUntil',
] satisfies Helped[]

/** One line of an entry, by the name of its column. */
export function EntryText(
  props: FieldsOf & {
    readonly name: TextName
    readonly type?: 'text' | 'tel' | 'email' | 'date'
    readonly required?: boolean
  },
) {
  const { t } = useTranslation('directory.work')
  const { one, error } = useField(props)
  const { name, type = 'text', required = false } = props
  return (
    <TextField
      {...{ name, type, required, optional: !required }}
      label={t(`fields.${name}`)}
      {...(helped.includes(name) ? { help: t(`help.${name as Helped}`) } : {})}
      error={error(name)}
      defaultValue={one(name)}
      lang="nl"
    />
  )
}

/** Several lines of an entry. */
export function EntryLines(
  props: FieldsOf & {
    readonly name: 'description' | 'singleDays'
    readonly maxLength: number
    readonly required?: boolean
  },
) {
  const { t } = useTranslation('directory.work')
  const { one, error } = useField(props)
  const { name, maxLength, required = false } = props
  return (
    <TextArea
      {...{ name, maxLength, required, optional: !required, rows: 3 }}
      label={t(`fields.${name}`)}
      {...(name === 'singleDays' ? { help: t('help.singleDays') } : {})}
      error={error(name)}
      defaultValue={one(name)}
      lang="nl"
    />
  )
}

/** One of several that people know by name. */
export function EntrySelect(
  props: FieldsOf & {
    readonly name: 'neighbourhoodId' | 'organisationId' | 'ownerPersonId' | 'ownerSuccessorId'
    readonly options: readonly Option[]
    readonly emptyLabel: string
  },
) {
  const { t } = useTranslation('directory.work')
  const { one, error } = useField(props)
  const { name, options, emptyLabel } = props
  return (
    <Select
      {...{ name, options, emptyLabel }}
      label={t(`fields.${name}`)}
      {...(name === 'ownerSuccessorId' ? { help: t('help.ownerSuccessorId') } : {})}
      error={error(name)}
      defaultValue={one(name)}
    />
  )
}

/** Any of several. */
export function EntryBoxes(
  props: FieldsOf & {
    readonly name: 'domains' | 'questions' | 'languages' | 'stepFree' | 'onHolidays'
    readonly options: readonly Option[]
    readonly required?: boolean
  },
) {
  const { t } = useTranslation('directory.work')
  const { all, error } = useField(props)
  const { name, options, required = false } = props
  return (
    <CheckboxGroup
      {...{ name, options, required }}
      {...(options.length > 3 ? { columns: 2 as const } : {})}
      label={t(`fields.${name}`)}
      error={error(name)}
      defaultValue={all(name)}
    />
  )
}

/** The hours of one day of the week. */
export function EntryDay(props: FieldsOf & { readonly weekday: number; readonly label: string }) {
  const { t } = useTranslation('directory.work')
  const { one, error } = useField(props)
  const name = `day${props.weekday}`
  return (
    <TextField
      {...{ name, label: props.label, error: error(name), maxLength: 80 }}
      {...(props.weekday === 1 ? { help: t('help.day') } : {})}
      defaultValue={one(name)}
      inputMode="text"
    />
  )
}
