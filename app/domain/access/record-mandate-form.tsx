import { useTranslation } from 'react-i18next'
import { typed, typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { mandateKinds } from './mandate-kinds.ts'
import { ScopeChoice } from './scope-choice.tsx'

type Props = {
  mandateId: string
  state: FormState | undefined
  error: (name: string) => string | undefined
}

/** What the desk records of who stands there and why they act for this resident (REP-1, REP-2). */
// i18n: access.work:mandates.kinds.*
export function RecordMandateForm({ mandateId, state, error }: Props) {
  const { t } = useTranslation('access.work')
  const wrong = (name: string) => {
    const text = error(name)
    return text ? { error: text } : {}
  }
  const field = (name: string) => ({ name, defaultValue: typed(state, name), ...wrong(name) })
  const words = (name: string, maxLength: number) => ({ ...field(name), autoComplete: 'off' as const, maxLength })
  const yes = (name: string, label: string, option: string) => (
    <CheckboxGroup
      name={name}
      label={label}
      options={[{ value: 'yes', label: option }]}
      defaultValue={typedAll(state, name)}
      {...wrong(name)}
    />
  )
  const kinds = mandateKinds.filter((kind) => kind !== 'PROXY')
  return (
    <PostForm>
      <FormStack>
        <HiddenFields values={{ intent: 'record', mandateId: typed(state, 'mandateId', mandateId) }} />
        <Select
          {...field('kind')}
          label={t('mandates.kind')}
          options={kinds.map((kind) => ({ value: kind, label: t(`mandates.kinds.${kind}`) }))}
          emptyLabel={t('mandates.choose')}
        />
        <TextField {...words('email', 254)} type="email" label={t('mandates.email')} />
        <TextField {...words('birthDate', 10)} type="date" label={t('mandates.birthDate')} />
        <TextField
          {...words('documentReference', 100)}
          label={t('mandates.document')}
          help={t('mandates.documentHelp')}
          optional
        />
        <ScopeChoice label={t('mandates.scopes')} error={error('scopes')} chosen={typedAll(state, 'scopes')} />
        {yes('childAgrees', t('mandates.kinds.PARENT_12_15'), t('mandates.childAgrees'))}
        {yes('checked', t('mandates.check'), t('mandates.checked'))}
        <Button>{t('mandates.save')}</Button>
      </FormStack>
    </PostForm>
  )
}
