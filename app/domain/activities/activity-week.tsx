import { AppLink } from '#app/ui/app-link.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { useTranslation } from 'react-i18next'
import type { ActivitySection } from './activity-list.tsx'

interface Props {
  readonly sections: readonly ActivitySection[]
  readonly activityHref: (activityId: string) => string
}

/** A week at a glance: the days beside each other where there is room, below each other on a phone. */
export function ActivityWeek({ sections, activityHref }: Props) {
  const { t } = useTranslation('activities')
  return (
    <div className="offer-week">
      {sections.map((section) => (
        <section key={section.title}>
          <Heading level={2} look={4}>
            {section.title}
          </Heading>
          <ul className="plain-list">
            {section.lines.map((line) => (
              <li key={line.key}>
                <span className="soft">{line.when}</span>
                <AppLink href={activityHref(line.id)} lang={line.titleLanguage}>
                  {line.title}
                </AppLink>
                {line.status === 'cancelled' ? <Tag look="urgent">{t('cancelled')}</Tag> : null}
                {line.status === 'moved' ? <Tag look="urgent">{t('moved')}</Tag> : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
