import { FormField } from '@utrecht/form-field-react'
import { FormFieldDescription } from '@utrecht/form-field-description-react'
import { FormLabel } from '@utrecht/form-label-react'
import type { ReactNode } from 'react'
import { FieldError } from './field-error.tsx'
import type { FieldProps } from './field-props.ts'
import { OptionalMark } from './optional-mark.tsx'

type Props = FieldProps & { controlId: string; labelHidden?: boolean; after?: ReactNode; children: ReactNode }

/** Label, help, error and control of one field, in that order, with the ids that the control points to. */
export function FieldFrame({ controlId, label, labelHidden, help, error, optional, after, children }: Props) {
  return (
    <FormField
      className="field"
      invalid={Boolean(error)}
      label={
        <FormLabel htmlFor={controlId} className={labelHidden ? 'hidden-visually' : undefined}>
          {label}
          {optional ? <OptionalMark /> : null}
        </FormLabel>
      }
      description={help ? <FormFieldDescription id={`${controlId}-help`}>{help}</FormFieldDescription> : undefined}
      errorMessage={error ? <FieldError id={`${controlId}-error`}>{error}</FieldError> : undefined}
      input={
        <>
          {children}
          {after}
        </>
      }
    />
  )
}
