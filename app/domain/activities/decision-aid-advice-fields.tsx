import { useTranslation } from 'react-i18next'
import { typedAll } from '#app/platform/forms/form-state.ts'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { AidLine, valueIn, type AidFieldProps } from './decision-aid-fields.tsx'
import { aidRows, aidShows, longestAidText } from './decision-aid-form.ts'
import { aidChoices } from './decision-aid-values.ts'

const allOf = Object.entries(aidChoices.entryQuestion)

/** Which activities of the coming two weeks an advice shows. */
// i18n: activities:domains.*, activities:themes.*, activities:age.*, activities:place.*, activities:only.*, decision-aids.work:shows.*
function ActivityFields(props: AidFieldProps) {
  const { t } = useTranslation(['decision-aids.work', 'activities'])
  const { state, values, error } = props
  const select = (name: string, label: string, options: readonly { value: string; label: string }[]) => (
    <Select
      key={name}
      {...{ name, label, options, error: error(name), emptyLabel: t('any'), defaultValue: valueIn(props, name) }}
    />
  )
  const { domein, thema, leeftijd, plek, yes } = aidChoices
  return (
    <>
      <RadioGroup
        {...{ name: 'shows', label: t('fields.shows'), error: error('shows'), defaultValue: valueIn(props, 'shows') }}
        options={aidShows.map((value) => ({ value, label: t(`shows.${value}`) }))}
      />
      <FormStack columns>
        {select(
          'domein',
          t('activities:filterDomain'),
          domein.map((value) => ({ value, label: t(`activities:domains.${value}`) })),
        )}
        {select(
          'thema',
          t('fields.theme'),
          thema.map((value) => ({ value, label: t(`activities:themes.${value}`) })),
        )}
        {select(
          'leeftijd',
          t('activities:filterAge'),
          leeftijd.map((value) => ({ value, label: t(`activities:age.${value}`) })),
        )}
        {select(
          'plek',
          t('activities:filterPlace'),
          plek.map((value) => ({ value, label: t(`activities:place.${value}`) })),
        )}
      </FormStack>
      <CheckboxGroup
        {...{ name: 'yes', label: t('activities:filterWho'), error: error('yes'), columns: 2 }}
        options={yes.map((value) => ({ value, label: t(`activities:only.${value}`) }))}
        defaultValue={typedAll(state, 'yes', values['yes'] as readonly string[] | undefined)}
      />
    </>
  )
}

/** Which entries of the sociale kaart it shows: some by name, others by what people ask. */
// i18n: directory:questions.*, directory:domains.*, decision-aids.work:showsEntries.*
function EntryFields(props: AidFieldProps) {
  const { t } = useTranslation(['decision-aids.work', 'directory'])
  const { entries, error } = props
  return (
    <>
      {aidRows.entries.map((at) => (
        <Select
          key={at}
          {...{ name: `entry${at}`, label: t('fields.entry', { number: at + 1 }), error: error(`entry${at}`) }}
          {...{ options: entries, emptyLabel: t('noEntry'), defaultValue: valueIn(props, `entry${at}`) }}
        />
      ))}
      <RadioGroup
        {...{ name: 'showsEntries', label: t('fields.showsEntries'), error: error('showsEntries') }}
        options={(['chosen', 'none'] as const).map((value) => ({ value, label: t(`showsEntries.${value}`) }))}
        defaultValue={valueIn(props, 'showsEntries')}
      />
      <FormStack columns>
        <Select
          {...{ name: 'entryQuestion', label: t('directory:question'), error: error('entryQuestion') }}
          options={allOf.map(([code, value]) => ({
            value,
            label: t(`directory:questions.${code as keyof typeof aidChoices.entryQuestion}`),
          }))}
          {...{ emptyLabel: t('any'), defaultValue: valueIn(props, 'entryQuestion') }}
        />
        <Select
          {...{ name: 'entryDomain', label: t('directory:domain'), error: error('entryDomain'), emptyLabel: t('any') }}
          options={aidChoices.entryDomain.map((value) => ({ value, label: t(`directory:domains.${value}`) }))}
          defaultValue={valueIn(props, 'entryDomain')}
        />
      </FormStack>
    </>
  )
}

/** An advice: what it says, and what it ends in. Never medical advice of our own: that is linked to (PUB-8). */
export function AidAdviceFields(props: AidFieldProps) {
  const { t } = useTranslation('decision-aids.work')
  const { error } = props
  return (
    <FormStack>
      <AidLine {...props} name="title" label={t('fields.adviceTitle')} required />
      <TextArea
        {...{
          name: 'text',
          label: t('fields.adviceText'),
          help: t('help.adviceText'),
          lang: 'nl',
          rows: 3,
          required: true,
        }}
        {...{ error: error('text'), defaultValue: valueIn(props, 'text'), maxLength: longestAidText }}
      />
      <ActivityFields {...props} />
      <EntryFields {...props} />
      {aidRows.links.map((at) => (
        <FormStack key={at} columns>
          <AidLine {...props} name={`label${at}`} label={t('fields.linkLabel', { number: at + 1 })} />
          <TextField
            {...{ name: `href${at}`, label: t('fields.linkHref', { number: at + 1 }), error: error(`href${at}`) }}
            {...{ defaultValue: valueIn(props, `href${at}`), maxLength: 300 }}
          />
        </FormStack>
      ))}
    </FormStack>
  )
}
