import { useTranslation } from 'react-i18next'
import { typed, typedAll, type FormState } from '#app/platform/forms/form-state.ts'
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import type { ShownSignUp } from './sign-up-view.ts'

/** Which dates, and whether somebody walks along: what a guest and a resident both say. */
export function SignUpFields({ shown, state }: { shown: ShownSignUp; state: FormState | undefined }) {
  const { t } = useTranslation('signup')
  const { chosen, series, companion } = shown
  return (
    <>
      <HiddenFields values={{ date: chosen.date }} />
      {chosen.full ? (
        <Notice look="info" title={t('form.full')}>
          {t('form.fullText')}
        </Notice>
      ) : null}
      {series > 1 ? (
        <RadioGroup
          name="which"
          label={t('form.which')}
          defaultValue={typed(state, 'which', 'once')}
          options={[
            { value: 'once', label: t('form.once', { when: chosen.when }) },
            { value: 'series', label: t('form.series', { count: series - 1 }), description: t('form.seriesText') },
          ]}
        />
      ) : null}
      {companion ? (
        <CheckboxGroup
          name="companion"
          label={t('form.companion')}
          defaultValue={typedAll(state, 'companion')}
          options={[{ value: 'yes', label: t('form.companionYes') }]}
        />
      ) : null}
    </>
  )
}
