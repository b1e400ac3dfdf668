import { useTranslation } from 'react-i18next'
import { FieldFrame } from './field-frame.tsx'
import { describedBy, type FieldProps } from './field-props.ts'

type Props = FieldProps & {
  defaultValue?: string
  rows?: number
  maxLength?: number
  placeholder?: string
  labelHidden?: boolean
}

/** Several lines to type. `maxLength` (in characters) is said in words under the field. */
export function TextArea(props: Props) {
  const { name, id = name, defaultValue, rows = 5, maxLength, placeholder, lang, error, required } = props
  const { t } = useTranslation('ui')
  const limitId = `${id}-limit`
  return (
    <FieldFrame
      {...props}
      controlId={id}
      after={
        maxLength ? (
          <p className="soft small" id={limitId}>
            {t('maxLength', { count: maxLength })}
          </p>
        ) : null
      }
    >
      <textarea
        className={`utrecht-textarea utrecht-textarea--html-textarea${error ? ' utrecht-textarea--invalid' : ''}`}
        id={id}
        name={name}
        rows={rows}
        defaultValue={defaultValue}
        maxLength={maxLength}
        placeholder={placeholder}
        lang={lang}
        dir="auto"
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, props, maxLength ? limitId : undefined)}
      />
    </FieldFrame>
  )
}
