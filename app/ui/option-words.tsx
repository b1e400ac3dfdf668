import type { ChoiceOption } from './choice-group.tsx'

/** The words of a choice: bold with a softer second line, or plain when there is no second line. */
export function OptionWords({ option }: { option: ChoiceOption }) {
  return (
    <span className="option-words">
      {option.description ? (
        <>
          <b>{option.label}</b>
          <small>{option.description}</small>
        </>
      ) : (
        option.label
      )}
    </span>
  )
}
