import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { Word } from './activity-words.ts'

interface Props {
  readonly shown: {
    readonly language: string
    readonly direction: 'ltr' | 'rtl'
    readonly title: Word
    readonly what: Word
    readonly notes: readonly string[]
    readonly whenLabel: string
    readonly noDates: string
    readonly dates: readonly {
      readonly key: string
      readonly day: string
      readonly hours: string
      readonly says: string | null
    }[]
    readonly facts: readonly { readonly term: string; readonly description: string; readonly lang?: string }[]
    readonly call: string
    readonly phone: string | null
  }
}

/** An activity as its public page will show it, in one language. */
export function OfferPreview({ shown }: Props) {
  const { title, what, dates } = shown
  return (
    <div lang={shown.language} dir={shown.direction}>
      <FormStack>
        <Card>
          <Heading level={2} look={1} lang={title.language}>
            {title.text}
          </Heading>
          {shown.notes.map((note) => (
            <Paragraph key={note} look="small">
              {note}
            </Paragraph>
          ))}
          <Paragraph lang={what.language}>{what.text}</Paragraph>
        </Card>
        <Card title={shown.whenLabel}>
          {dates.length === 0 ? <Paragraph>{shown.noDates}</Paragraph> : null}
          <ul className="plain-list">
            {dates.map(({ key, day, hours, says }) => (
              <li key={key}>
                {day}, {hours} {says ? <Tag look="urgent">{says}</Tag> : null}
              </li>
            ))}
          </ul>
        </Card>
        <Card>
          <DefinitionList items={shown.facts} />
          {shown.phone ? (
            <Paragraph>
              {shown.call} <bdi dir="ltr">{shown.phone}</bdi>
            </Paragraph>
          ) : null}
        </Card>
      </FormStack>
    </div>
  )
}
