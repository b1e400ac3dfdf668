import { FormFieldErrorMessage } from '@utrecht/form-field-error-message-react'
import { useTranslation } from 'react-i18next'
import { Pictogram } from './pictogram.tsx'

/** The error at a field, in the same words as in the summary (A11Y-6). */
export function FieldError({ id, children }: { id: string; children: string }) {
  const { t } = useTranslation('ui')
  return (
    <FormFieldErrorMessage id={id} className="field-error">
      <Pictogram name="warning" />
      <span>
        <span className="hidden-visually">{t('errorTitlePrefix')} </span>
        {children}
      </span>
    </FormFieldErrorMessage>
  )
}
