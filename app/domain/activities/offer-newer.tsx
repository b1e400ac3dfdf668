import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'

interface Props {
  /** The fields that differ, by the name that people read: what is kept now, and what was typed here. */
  readonly differences: readonly {
    readonly name: string
    readonly theirs: string | null
    readonly yours: string | null
  }[]
}

/** Somebody saved meanwhile: both texts beside each other, so that nothing is lost. */
export function NewerTexts({ differences }: Props) {
  const { t } = useTranslation('offer.work')
  return (
    <Card title={t('write.newer')} look="new">
      <Paragraph>{t('write.newerText')}</Paragraph>
      {differences.map(({ name, theirs, yours }) => (
        <section key={name}>
          <Heading level={3} look={4}>
            {name}
          </Heading>
          <DefinitionList
            items={[
              { term: t('write.theirs'), description: theirs ?? t('write.empty'), lang: 'nl' },
              { term: t('write.yours'), description: yours ?? t('write.empty'), lang: 'nl' },
            ]}
          />
        </section>
      ))}
    </Card>
  )
}
