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
import { aidPictograms } from './decision-aid-form.ts'

interface Props {
  /** Of the aid that would be made: a second tap makes no second one. */
  readonly id: string
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
}

// i18n: decision-aids.work:pictograms.*
/** Begins an aid with its title. */
export function NewAid({ id, state, error }: Props) {
  const { t } = useTranslation('decision-aids.work')
  return (
    <Card title={t('make')}>
      <PostForm noValidate>
        <FormStack>
          <HiddenFields values={{ id }} />
          <TextField
            {...{ name: 'title', label: t('makeTitle'), error: error('title'), maxLength: 60, lang: 'nl' }}
            defaultValue={typed(state, 'title')}
          />
          <Select
            {...{ name: 'pictogram', label: t('pictogram'), error: error('pictogram') }}
            options={aidPictograms.map((value) => ({ value, label: t(`pictograms.${value}`) }))}
            defaultValue={typed(state, 'pictogram', 'help')}
          />
          <CheckboxGroup
            {...{ name: 'asksToDo', label: t('asksToDoLabel'), error: error('asksToDo') }}
            options={[{ value: 'yes', label: t('asksToDo') }]}
            defaultValue={typedAll(state, 'asksToDo')}
          />
          <Button look="quiet">{t('makeButton')}</Button>
        </FormStack>
      </PostForm>
    </Card>
  )
}
