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
  const kinds = mandateKinds.filter((kind) => kind !== 'PROXY')
  return (
    <PostForm>
      <FormStack>
        <HiddenFields values={{ intent: 'record', mandateId: typed(state, 'mandateId', mandateId) }} />
        <Select
          name="kind"
          label={t('mandates.kind')}
          options={kinds.map((kind) => ({ value: kind, label: t(`mandates.kinds.${kind}`) }))}
          defaultValue={typed(state, 'kind')}
          emptyLabel={t('mandates.kind')}
          {...wrong('kind')}
        />
        <TextField
          name="email"
          type="email"
          label={t('mandates.email')}
          defaultValue={typed(state, 'email')}
          autoComplete="off"
          maxLength={254}
          {...wrong('email')}
        />
        <TextField
          name="birthDate"
          label={t('mandates.birthDate')}
          help={t('mandates.birthDateHelp')}
          defaultValue={typed(state, 'birthDate')}
          autoComplete="off"
          maxLength={10}
          {...wrong('birthDate')}
        />
        <TextField
          name="documentReference"
          label={t('mandates.document')}
          help={t('mandates.documentHelp')}
          defaultValue={typed(state, 'documentReference')}
          autoComplete="off"
          maxLength={100}
          optional
          {...wrong('documentReference')}
        />
        <ScopeChoice label={t('mandates.scopes')} error={error('scopes')} chosen={typedAll(state, 'scopes')} />
        <CheckboxGroup
          name="childAgrees"
          label={t('mandates.kinds.PARENT_12_15')}
          options={[{ value: 'yes', label: t('mandates.childAgrees') }]}
          defaultValue={typedAll(state, 'childAgrees')}
          {...wrong('childAgrees')}
        />
        <CheckboxGroup
          name="checked"
          label={t('mandates.record')}
          options={[{ value: 'yes', label: t('mandates.checked') }]}
          defaultValue={typedAll(state, 'checked')}
          {...wrong('checked')}
        />
        <Button>{t('mandates.save')}</Button>
      </FormStack>
    </PostForm>
  )
}
