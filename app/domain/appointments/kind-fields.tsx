import { useTranslation } from 'react-i18next'
import { typed, typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface Choice {
  readonly value: string
  readonly label: string
}

/** What the fields hold when the page opens, as a form holds them. */
export interface KindStart {
  readonly teamId: string
  readonly kindId: string | null
  readonly values: Readonly<Record<string, string | number>>
  readonly selfBookable: boolean
  readonly channels: readonly Choice[]
  readonly colors: readonly Choice[]
}

const languages = ['Nl', 'En', 'Tr', 'Ar'] as const

// i18n: schedule.work:kind.*
/** The form of a kind of visit: length, how people meet, who books it, and the practice's own words (APP-1, APP-11). */
export function KindFields(props: {
  readonly start: KindStart
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
}) {
  const { t } = useTranslation('schedule.work')
  const { start, state, error } = props
  const { teamId, kindId } = start
  const field = (name: string) => ({
    name,
    label: t(`kind.${name as 'minutes'}`),
    error: error(name),
    defaultValue: typed(state, name, String(start.values[name] ?? '')),
  })
  return (
    <PostForm noValidate>
      <FormStack>
        <HiddenFields values={{ intent: 'save', teamId, kindId: kindId ?? undefined }} />
        {languages.map((each) => (
          <TextField
            key={each}
            {...field(`label${each}`)}
            {...(each === 'Nl' ? { help: t('kind.labelHelp') } : { lang: each.toLowerCase() })}
            maxLength={80}
            optional
          />
        ))}
        <TextField {...field('minutes')} inputMode="numeric" required />
        <Select {...field('channel')} options={start.channels} />
        <TextField {...field('videoUrl')} help={t('kind.videoHelp')} maxLength={500} optional />
        <CheckboxGroup
          name="selfBookable"
          label={t('kind.who')}
          options={[{ value: 'on', label: t('kind.selfBookable') }]}
          defaultValue={[...typedAll(state, 'selfBookable', start.selfBookable ? ['on'] : [])]}
        />
        <TextField {...field('cancelNoticeHours')} inputMode="numeric" required />
        <TextField {...field('maxFutureSelfBooked')} inputMode="numeric" required />
        <Select {...field('color')} emptyLabel={t('kind.noColor')} options={start.colors} />
        {languages.map((each) => (
          <TextArea
            key={each}
            {...field(`instructions${each}`)}
            {...(each === 'Nl' ? { help: t('kind.instructionsHelp') } : { lang: each.toLowerCase() })}
            maxLength={1000}
            rows={3}
            optional
          />
        ))}
        <Button>{t('save')}</Button>
      </FormStack>
    </PostForm>
  )
}
