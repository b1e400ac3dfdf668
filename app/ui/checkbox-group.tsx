import { Checkbox } from '@utrecht/checkbox-react'
import { ChoiceGroup, type ChoiceOption } from './choice-group.tsx'
import type { FieldProps } from './field-props.ts'
import { OptionWords } from './option-words.tsx'

type Props = FieldProps & {
  options: readonly ChoiceOption[]
  defaultValue?: readonly string[]
  columns?: 1 | 2
  legendAs?: 'title'
}

/** Any of a few, each on a card that can be tapped as a whole. */
export function CheckboxGroup(props: Props) {
  const { name, id = name, options, defaultValue = [], columns = 1, error } = props
  return (
    <ChoiceGroup {...props} id={id}>
      <div className={columns === 2 ? 'options options-2' : 'options'}>
        {options.map((option) => (
          <label className="option" key={option.value} lang={option.lang}>
            <Checkbox
              appearance="native"
              className="mark"
              name={name}
              value={option.value}
              defaultChecked={defaultValue.includes(option.value)}
              disabled={option.disabled}
              invalid={Boolean(error)}
            />
            <OptionWords option={option} />
          </label>
        ))}
      </div>
    </ChoiceGroup>
  )
}
