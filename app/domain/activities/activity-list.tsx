import { useTranslation } from 'react-i18next'
import { ActivityCard } from '#app/ui/activity-card.tsx'
import type { Domain } from '#app/ui/domain-shape.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { CardGrid } from '#app/ui/card-grid.tsx'
import type { PictogramName } from '#app/ui/pictogram-name.ts'
import { Tag } from '#app/ui/tag.tsx'
import type { ActivityLine } from './activity-view.ts'

/** An activity as a loader hands it over: everything that is a time is text already. */
export type ShownActivity = Omit<ActivityLine, 'times'> & { readonly when: string }

/** A day with what is on. */
export interface ActivitySection {
  readonly title: string
  readonly lines: readonly ShownActivity[]
}

interface Props {
  readonly sections: readonly ActivitySection[]
  readonly activityHref: (activityId: string) => string
}

/** What is good to know of an activity, in a word each. */
export function ActivityTags({ line }: { line: ShownActivity }) {
  const { t } = useTranslation('activities')
  return (
    <>
      {line.status === 'moved' ? <Tag look="urgent">{t('moved')}</Tag> : null}
      {line.free ? <Tag look="free">{t('free')}</Tag> : null}
      {line.womenOnly ? <Tag>{t('women')}</Tag> : null}
      {line.childrenWelcome ? <Tag>{t('only.kinderen')}</Tag> : null}
      {line.companion ? <Tag>{t('companion')}</Tag> : null}
      {line.wheelchair ? <Tag>{t('wheelchair')}</Tag> : null}
      {line.alsoIn.map((language) => (
        <Tag key={language}>{t('alsoIn', { language })}</Tag>
      ))}
    </>
  )
}

/** What is on, day by day. */
export function ActivityList({ sections, activityHref }: Props) {
  return (
    <>
      {sections.map((section) => (
        <section key={section.title} className="day-section">
          <Heading level={2} look={4}>
            {section.title}
          </Heading>
          <CardGrid>
            {section.lines.map((line) => (
              <ActivityCard
                key={line.key}
                href={activityHref(line.id)}
                title={line.title}
                lang={line.titleLanguage}
                domain={line.domain as Domain}
                pictogram={line.pictogram as PictogramName}
                when={line.when}
                where={<span lang="nl">{line.place}</span>}
                cancelled={line.status === 'cancelled'}
                tags={<ActivityTags line={line} />}
              />
            ))}
          </CardGrid>
        </section>
      ))}
    </>
  )
}
