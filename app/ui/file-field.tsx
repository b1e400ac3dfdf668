import { FieldFrame } from './field-frame.tsx'
import { describedBy, type FieldProps } from './field-props.ts'

type Props = FieldProps & { accept: string }

/** A file to hand over; the form needs `encType="multipart/form-data"`. A browser never gives a file back after an error. */
export function FileField(props: Props) {
  const { name, id = name, accept, error, required } = props
  return (
    <FieldFrame {...props} controlId={id}>
      <input
        className={`utrecht-textbox utrecht-textbox--html-input${error ? ' utrecht-textbox--invalid' : ''}`}
        id={id}
        name={name}
        type="file"
        accept={accept}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, props)}
      />
    </FieldFrame>
  )
}
