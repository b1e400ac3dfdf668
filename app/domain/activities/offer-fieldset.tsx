import { useTranslation } from 'react-i18next'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { TypedFields } from './offer-fields.ts'
import { longest, offerTraits } from './offer-form.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

interface Props {
  /** What the fields hold: what was typed last, or what is kept. */
  readonly values: TypedFields
  readonly choices: {
    readonly [
      List in
        | 'organisations'
        | 'neighbourhoods'
        | 'pictograms'
        | 'themes'
        | 'domains'
        | 'signUpWays'
        | 'repetitions'
        | 'languages'
    ]: readonly Choice[]
  }
  readonly error: (name: string) => string | undefined
}

function useFields({ values, error }: Pick<Props, 'values' | 'error'>) {
  const { t } = useTranslation('offer.work')
  const one = (name: string) => {
    const value = values[name]
    return typeof value === 'string' ? value : (value?.[0] ?? '')
  }
  const many = (name: string) => [values[name] ?? []].flat()
  // i18n: offer.work:fields.*
  const field = (name: string) => ({
    ...{ name, label: t(`fields.${name as 'title'}`), error: error(name), defaultValue: one(name) },
  })
  return { t, one, many, field }
}

/** The words of an activity, in Dutch. */
function Words(props: Props) {
  const { t, field } = useFields(props)
  return (
    <FormStack>
      <TextField {...field('title')} help={t('help.title')} maxLength={longest.title} lang="nl" required />
      <TextArea {...field('what')} maxLength={longest.what} rows={6} lang="nl" required />
      <TextArea {...field('forWhom')} maxLength={longest.forWhom} rows={3} lang="nl" required />
      <TextArea {...field('howToJoin')} maxLength={longest.howToJoin} rows={3} lang="nl" required />
    </FormStack>
  )
}

function When(props: Props) {
  const { t, field, one } = useFields(props)
  return (
    <FormStack>
      <FormStack columns>
        <TextField {...field('firstDate')} type="date" required />
        <TextField {...field('startsAt')} type="time" required />
        <TextField {...field('endsAt')} type="time" required />
      </FormStack>
      <RadioGroup {...field('repetition')} help={t('help.repetition')} options={props.choices.repetitions} required />
      <FormStack columns>
        <TextField {...field('everyWeeks')} help={t('help.everyWeeks')} inputMode="numeric" optional />
        <TextField {...field('lastDate')} type="date" help={t('help.lastDate')} optional />
      </FormStack>
      <CheckboxGroup
        name="skipHolidays"
        label={t('fields.holidays')}
        options={[{ value: 'on', label: t('fields.skipHolidays') }]}
        defaultValue={one('skipHolidays') ? ['on'] : []}
      />
    </FormStack>
  )
}

function Where(props: Props) {
  const { t, field } = useFields(props)
  const { organisations, neighbourhoods } = props.choices
  return (
    <FormStack>
      {organisations.length > 1 ? <Select {...field('organiserId')} options={organisations} required /> : null}
      <FormStack columns>
        <TextField {...field('locationName')} maxLength={longest.place} required />
        <TextField {...field('street')} maxLength={longest.place} optional />
      </FormStack>
      <FormStack columns>
        <Select
          {...field('neighbourhoodId')}
          help={t('help.neighbourhoodId')}
          options={neighbourhoods}
          emptyLabel={t('wholeWijk')}
        />
        <TextField {...field('cost')} help={t('help.cost')} inputMode="decimal" optional />
      </FormStack>
    </FormStack>
  )
}

function Who(props: Props) {
  const { t, field, many } = useFields(props)
  const { domains, languages, pictograms, themes, signUpWays } = props.choices
  return (
    <FormStack>
      <CheckboxGroup {...field('domains')} options={domains} defaultValue={many('domains')} columns={2} required />
      <FormStack columns>
        <Select {...field('pictogram')} options={pictograms} required />
        <Select {...field('theme')} options={themes} emptyLabel={t('noTheme')} />
      </FormStack>
      <CheckboxGroup
        {...field('languages')}
        options={languages}
        defaultValue={many('languages')}
        columns={2}
        required
      />
      <CheckboxGroup
        name="about"
        label={t('fields.about')}
        options={offerTraits.map((value) => ({ value, label: t(`fields.${value}`) }))}
        defaultValue={many('about')}
        columns={2}
      />
      <FormStack columns>
        <Select
          {...field('indoors')}
          options={(['inside', 'outside'] as const).map((value) => ({ value, label: t(`indoors.${value}`) }))}
          emptyLabel={t('indoors.unknown')}
        />
        <TextField {...field('minAge')} inputMode="numeric" optional />
        <TextField {...field('maxAge')} inputMode="numeric" optional />
      </FormStack>
      <RadioGroup {...field('signUp')} options={signUpWays} required />
      <TextField {...field('capacity')} help={t('help.capacity')} inputMode="numeric" optional />
    </FormStack>
  )
}

/** Everything that can be written of an activity (PUB-4), in four parts. */
export const offerParts = [
  ['words', Words],
  ['time', When],
  ['place', Where],
  ['people', Who],
] as const
