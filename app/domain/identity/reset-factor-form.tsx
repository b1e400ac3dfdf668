import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextArea } from '#app/ui/text-area.tsx'

/** An administrator takes somebody's second factor away: why, and how it is sure who asks (ASVS 5.0.0 6.4.4). */
export function ResetFactorForm(props: {
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
}) {
  const { t } = useTranslation('identity.work')
  const { state, error } = props
  return (
    <Card>
      <PostForm noValidate>
        <FormStack>
          <TextArea
            name="reason"
            label={t('resetFactor.reason')}
            help={t('resetFactor.reasonHelp')}
            maxLength={500}
            rows={3}
            defaultValue={typed(state, 'reason')}
            error={error('reason')}
          />
          <CheckboxGroup
            name="sure"
            label={t('resetFactor.sureTitle')}
            options={[{ value: 'on', label: t('resetFactor.sure') }]}
            error={error('sure')}
          />
          <Button>{t('resetFactor.button')}</Button>
        </FormStack>
      </PostForm>
    </Card>
  )
}
