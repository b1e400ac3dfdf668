import { Checkbox } from '@utrecht/checkbox-react'
import { FieldError } from './field-error.tsx'
import { describedBy, type FieldProps } from './field-props.ts'

type Props = Omit<FieldProps, 'optional'> & { value?: string; defaultChecked?: boolean }

/** One thing to agree with or not. */
export function CheckboxField(props: Props) {
  const { name, id = name, label, help, error, value = 'on', defaultChecked, required, lang } = props
  return (
    <div className="field">
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <label className="option" lang={lang}>
        <Checkbox
          appearance="native"
          className="mark"
          id={id}
          name={name}
          value={value}
          defaultChecked={defaultChecked}
          required={required}
          invalid={Boolean(error)}
          aria-describedby={describedBy(id, { help, error })}
        />
        <span className="option-words">
          {label}
          {help ? <small id={`${id}-help`}>{help}</small> : null}
        </span>
      </label>
    </div>
  )
}
