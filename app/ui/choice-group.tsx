import type { ReactNode } from 'react'
import { FieldError } from './field-error.tsx'
import { describedBy, type FieldProps } from './field-props.ts'
import { OptionalMark } from './optional-mark.tsx'

export type ChoiceOption = {
  value: string
  label: ReactNode
  description?: ReactNode
  lang?: string
  disabled?: boolean
}

type Props = Omit<FieldProps, 'name'> & { id: string; legendAs?: 'title'; role?: 'radiogroup'; children: ReactNode }

/**
 * The fieldset of a group of choices. `legendAs="title"` makes the legend the page's `h1`, for pages that ask one
 * question.
 */
export function ChoiceGroup(props: Props) {
  const { id, label, legendAs, help, error, required, optional, lang, role, children } = props
  const words = (
    <>
      {label}
      {optional ? <OptionalMark /> : null}
    </>
  )
  return (
    <fieldset
      className={`utrecht-form-fieldset utrecht-form-fieldset--html-fieldset${error ? ' utrecht-form-fieldset--invalid' : ''}`}
      id={id}
      tabIndex={-1}
      role={role}
      lang={lang}
      aria-required={role && required ? true : undefined}
      aria-invalid={role && error ? true : undefined}
      aria-describedby={describedBy(id, { help, error })}
    >
      <legend className="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend legend">
        {legendAs === 'title' ? <h1 className="legend-title">{words}</h1> : words}
      </legend>
      {help ? (
        <div className="utrecht-form-field-description" id={`${id}-help`}>
          {help}
        </div>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      {children}
    </fieldset>
  )
}
