import { useTranslation } from 'react-i18next'
import { typed, typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { levelsOf } from './settings-form.ts'
import type { settableAreas } from './settings-form.ts'

interface Props {
  readonly settings: {
    readonly areas: readonly { area: (typeof settableAreas)[number]; level: string }[]
    readonly emergencyRoles: readonly string[]
    readonly emergencyNoticeDelayHours: number
    readonly permissionMonths: number
    readonly mandateMonths: number
    readonly signUpDays: number
    readonly directoryStaleDays: number
    readonly directoryHiddenDays: number
    readonly practices: readonly { id: string; name: string; childAccounts: boolean }[]
  }
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
}

type Numbered =
  | ('emergencyNoticeDelayHours' | 'permissionMonths' | 'mandateMonths')
  | ('signUpDays' | 'directoryStaleDays' | 'directoryHiddenDays')

// i18n: identity.work:settings.areas.*, identity.work:settings.levels.*
/** The form with which an administrator changes the settings of the wijk. */
export function SettingsFields({ settings, state, error }: Props) {
  const { t } = useTranslation(['identity.work', 'ui.work'])
  const { areas, practices, emergencyRoles } = settings
  const number = (name: Numbered) => ({
    ...{ name, type: 'text' as const, inputMode: 'numeric' as const, maxLength: 3, error: error(name), required: true },
    defaultValue: typed(state, name, String(settings[name])),
  })
  return (
    <PostForm noValidate>
      <FormStack>
        {areas.map(({ area, level }) => (
          <Select
            key={area}
            name={area}
            label={t(`settings.areas.${area}`)}
            options={levelsOf(area).map((value) => ({ value, label: t(`settings.levels.${value}`) }))}
            defaultValue={typed(state, area, level)}
            error={error(area)}
          />
        ))}
        <CheckboxGroup
          name="emergencyRoles"
          label={t('settings.emergencyRoles')}
          help={t('settings.emergencyRolesHelp')}
          options={(['PRACTICE_NURSE', 'DISTRICT_NURSE'] as const).map((value) => ({
            value,
            label: t(`ui.work:roles.${value}`),
          }))}
          defaultValue={[...typedAll(state, 'emergencyRoles', [...emergencyRoles])]}
        />
        <TextField
          {...number('emergencyNoticeDelayHours')}
          label={t('settings.emergencyNoticeDelayHours')}
          help={t('settings.emergencyNoticeDelayHoursHelp')}
        />
        <TextField
          {...number('permissionMonths')}
          label={t('settings.permissionMonths')}
          help={t('settings.permissionMonthsHelp')}
        />
        <TextField
          {...number('mandateMonths')}
          label={t('settings.mandateMonths')}
          help={t('settings.mandateMonthsHelp')}
        />
        <TextField {...number('signUpDays')} label={t('settings.signUpDays')} help={t('settings.signUpDaysHelp')} />
        <TextField
          {...number('directoryStaleDays')}
          label={t('settings.directoryStaleDays')}
          help={t('settings.directoryStaleDaysHelp')}
        />
        <TextField
          {...number('directoryHiddenDays')}
          label={t('settings.directoryHiddenDays')}
          help={t('settings.directoryHiddenDaysHelp')}
        />
        <CheckboxGroup
          name="childAccounts"
          label={t('settings.childAccounts')}
          help={t('settings.childAccountsHelp')}
          options={practices.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={[
            ...typedAll(
              state,
              'childAccounts',
              practices.filter((each) => each.childAccounts).map(({ id }) => id),
            ),
          ]}
          error={error('childAccounts')}
        />
        <Button>{t('settings.save')}</Button>
      </FormStack>
    </PostForm>
  )
}
