import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { ActivityCard } from '#app/ui/activity-card.tsx'
import { AppLink } from '#app/ui/app-link.tsx'
import { CardGrid } from '#app/ui/card-grid.tsx'
import type { Domain } from '#app/ui/domain-shape.tsx'
import { Heading } from '#app/ui/heading.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import type { PictogramName } from '#app/ui/pictogram-name.ts'
import { DirectoryCard } from '../directory/directory-card.tsx'
import { ActivityTags } from './activity-list.tsx'
import type { ShownActivity } from './activity-list.tsx'

type Query = Readonly<Record<string, string>>
type Entry = Parameters<typeof DirectoryCard>[0]['entry'] & { readonly id: string }

interface Props {
  readonly language: string
  readonly results: {
    readonly activities: readonly ShownActivity[] | null
    readonly activityQuery: Query | null
    readonly entries: readonly Entry[]
    readonly entryQuery: Query | null
  }
}

function Activities({ language, results }: Props) {
  const { t } = useTranslation('decision-aids')
  const { activities, activityQuery } = results
  if (!activities) return null
  return (
    <>
      <Heading level={2}>{t('activities')}</Heading>
      {activities.length === 0 ? <Paragraph>{t('noActivities')}</Paragraph> : null}
      <CardGrid>
        {activities.map((line) => (
          <ActivityCard
            key={line.key}
            href={paths.public.activity(language, line.id)}
            title={line.title}
            lang={line.titleLanguage}
            domain={line.domain as Domain}
            pictogram={line.pictogram as PictogramName}
            when={line.when}
            where={<span lang="nl">{line.place}</span>}
            tags={<ActivityTags line={line} />}
          />
        ))}
      </CardGrid>
      <Paragraph>
        <AppLink href={paths.public.activities(language, activities.length > 0 && activityQuery ? activityQuery : {})}>
          {t(activities.length > 0 ? 'moreActivities' : 'allActivities')}
        </AppLink>
      </Paragraph>
    </>
  )
}

/** What an advice ends in: what there is to do soon, and who helps. */
export function AidResultsPart(props: Props) {
  const { t } = useTranslation('decision-aids')
  const { language, results } = props
  const { entries, entryQuery } = results
  return (
    <>
      <Activities {...props} />
      {entries.length > 0 ? (
        <>
          <Heading level={2}>{t('entries')}</Heading>
          <CardGrid>
            {entries.map((entry) => (
              <DirectoryCard key={entry.id} titleLevel={3} {...{ language, entry }} />
            ))}
          </CardGrid>
        </>
      ) : null}
      <Paragraph>
        <AppLink href={paths.public.directory(language, entryQuery ?? {})}>
          {t(entryQuery ? 'moreEntries' : 'allEntries')}
        </AppLink>
      </Paragraph>
    </>
  )
}
