import { useTranslation } from 'react-i18next'
import { typed, typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'

/** Words that the server made: what can be chosen. */
export interface InviteChoices {
  readonly accountId: string
  readonly today: string
  readonly roles: readonly { value: string; label: string }[]
  readonly teams: readonly { value: string; label: string }[]
  readonly weekdays: readonly { value: string; label: string }[]
  readonly languages: readonly { value: string; label: string }[]
}

/** The form with which a colleague is invited. */
export function InviteFields(props: {
  readonly choices: InviteChoices
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
}) {
  const { t } = useTranslation('team.work')
  const { choices, state, error } = props
  const field = (name: string) => ({ name, error: error(name), defaultValue: typed(state, name) })
  const oneTeam = choices.teams.length === 1 ? [choices.teams[0]!.value] : []
  return (
    <PostForm noValidate>
      <FormStack>
        <HiddenFields values={{ accountId: typed(state, 'accountId', choices.accountId) }} />
        <TextField {...field('givenName')} label={t('invite.givenName')} autoComplete="off" required maxLength={60} />
        <TextField {...field('prefix')} label={t('invite.prefix')} autoComplete="off" optional maxLength={20} />
        <TextField {...field('familyName')} label={t('invite.familyName')} autoComplete="off" required maxLength={80} />
        <TextField
          {...field('calledName')}
          label={t('invite.calledName')}
          help={t('invite.calledNameHelp')}
          autoComplete="off"
          required
          maxLength={60}
        />
        <TextField {...field('email')} type="email" label={t('invite.email')} autoComplete="off" required />
        <Select {...field('role')} label={t('invite.role')} emptyLabel={t('choose')} options={choices.roles} required />
        <CheckboxGroup
          name="teamIds"
          label={t('invite.teams')}
          error={error('teamIds')}
          options={choices.teams}
          defaultValue={[...typedAll(state, 'teamIds', oneTeam)]}
        />
        <TextField
          name="startsOn"
          type="date"
          label={t('invite.startsOn')}
          error={error('startsOn')}
          defaultValue={typed(state, 'startsOn', choices.today)}
          required
        />
        <CheckboxGroup
          name="weekdays"
          label={t('weekdays')}
          help={t('weekdaysHelp')}
          options={choices.weekdays}
          defaultValue={[...typedAll(state, 'weekdays')]}
        />
        <CheckboxGroup
          name="languages"
          label={t('invite.languages')}
          error={error('languages')}
          options={choices.languages}
          defaultValue={[...typedAll(state, 'languages', ['nl'])]}
        />
        <Button>{t('invite.send')}</Button>
      </FormStack>
    </PostForm>
  )
}
