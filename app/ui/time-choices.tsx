import { Button } from './button.tsx'
import { Heading } from './heading.tsx'

/** `value` is what the form sends; `label` is what it says, such as "10.20". */
export type TimeChoice = { value: string; label: string; spoken?: string }

type Props = { name: string; title: string; titleLevel?: 2 | 3 | 4; times: readonly TimeChoice[]; wide?: boolean }

/** Times to choose from, each a button that sends the form it stands in. `spoken` says the day too, for who listens; `wide` is for
 * labels that say it already. */
export function TimeChoices({ name, title, titleLevel = 2, times, wide }: Props) {
  return (
    <section className="time-choices">
      <Heading level={titleLevel} look={titleLevel === 4 ? 4 : 3}>
        {title}
      </Heading>
      <ul className={wide ? 'times times-wide' : 'times'}>
        {times.map(({ value, label, spoken }) => (
          <li key={value}>
            <Button look="quiet" name={name} value={value} {...(spoken ? { label: spoken } : {})}>
              {label}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
