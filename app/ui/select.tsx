import { FieldFrame } from './field-frame.tsx'
import { describedBy, type FieldProps } from './field-props.ts'

type Props = FieldProps & {
  options: readonly { value: string; label: string; lang?: string }[]
  defaultValue?: string
  emptyLabel?: string
  labelHidden?: boolean
}

/** One of many that people know by name (a language, a neighbourhood). `emptyLabel` adds a first, empty choice. */
export function Select(props: Props) {
  const { name, id = name, options, defaultValue, emptyLabel, error, required } = props
  return (
    <FieldFrame {...props} controlId={id}>
      <select
        className={`utrecht-select utrecht-select--html-select${error ? ' utrecht-select--invalid' : ''}`}
        id={id}
        name={name}
        defaultValue={defaultValue}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, props)}
      >
        {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
