import { RadioButton } from '@utrecht/radio-button-react'
import { ChoiceGroup, type ChoiceOption } from './choice-group.tsx'
import type { FieldProps } from './field-props.ts'
import { OptionWords } from './option-words.tsx'

type Props = FieldProps & {
  options: readonly ChoiceOption[]
  defaultValue?: string
  columns?: 1 | 2
  legendAs?: 'title'
}

/** One of a few, each on a card that can be tapped as a whole. */
export function RadioGroup(props: Props) {
  const { name, id = name, options, defaultValue, columns = 1, error } = props
  return (
    <ChoiceGroup {...props} id={id} role="radiogroup">
      <div className={columns === 2 ? 'options options-2' : 'options'}>
        {options.map((option) => (
          <label className="option" key={option.value} lang={option.lang}>
            <RadioButton
              className="mark"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
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
