import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface Props {
  readonly account: {
    readonly kind: string
    readonly status: string
    readonly name: string
    readonly isOwn: boolean
  }
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
}

/** What an administrator does with an account that is not closed: invite again, name, close. */
export function OfficeAccountCards({ account, state, error }: Props) {
  const { t } = useTranslation('identity.work')
  const { kind, status, name, isOwn } = account
  return (
    <>
      {status === 'invited' ? (
        <PostForm>
          <HiddenFields values={{ intent: 'resend' }} />
          <Button look="quiet">{t('office.resend')}</Button>
        </PostForm>
      ) : null}
      {kind === 'resident' ? null : (
        <Card title={t('office.name')}>
          <PostForm noValidate>
            <FormStack>
              <HiddenFields values={{ intent: 'name' }} />
              <TextField
                {...{ name: 'name', label: t('office.name'), help: t('office.nameHelp'), error: error('name') }}
                defaultValue={typed(state, 'name', name)}
                autoComplete="off"
                required
              />
              <Button look="quiet">{t('office.saveName')}</Button>
            </FormStack>
          </PostForm>
        </Card>
      )}
      <Card title={t('office.close')}>
        <Paragraph>
          {t(isOwn ? 'office.closeOwn' : kind === 'resident' ? 'office.closeResident' : 'office.closeText')}
        </Paragraph>
        <PostForm noValidate>
          <FormStack>
            <HiddenFields values={{ intent: 'close' }} />
            <CheckboxGroup
              name="sure"
              label={t('office.sure')}
              options={[{ value: 'on', label: t('office.sureYes') }]}
              error={error('sure')}
            />
            <Button look="quiet">{t('office.close')}</Button>
          </FormStack>
        </PostForm>
      </Card>
    </>
  )
}
