import { Textbox } from '@utrecht/textbox-react'
import { FieldFrame } from './field-frame.tsx'
import { describedBy, type FieldProps } from './field-props.ts'

type Props = FieldProps & {
  defaultValue?: string | number
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'date' | 'time' | 'number'
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search'
  maxLength?: number
  placeholder?: string
  labelHidden?: boolean
}

/** One line to type. What was typed before comes back as `defaultValue`; the direction follows the script. */
export function TextField(props: Props) {
  const { name, id = name, defaultValue, type = 'text', autoComplete, inputMode, maxLength, placeholder, lang } = props
  return (
    <FieldFrame {...props} controlId={id}>
      <Textbox
        id={id}
        name={name}
        type={type}
        defaultValue={defaultValue}
        autoComplete={autoComplete}
        inputMode={inputMode}
        maxLength={maxLength}
        placeholder={placeholder}
        lang={lang}
        required={props.required}
        invalid={Boolean(props.error)}
        aria-describedby={describedBy(id, props)}
      />
    </FieldFrame>
  )
}
