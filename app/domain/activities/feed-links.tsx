import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Actions } from '#app/ui/actions.tsx'
import { Card } from '#app/ui/card.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import type { ActivityQuery } from './activity-filter-form.ts'
import { feedQuery } from './feed-choice.ts'

/** The list at hand to subscribe to: as a calendar and as news, with the same choice. */
export function FeedLinks({ language, query }: { readonly language: string; readonly query: ActivityQuery }) {
  const { t } = useTranslation('activities')
  const choice = feedQuery(query)
  return (
    <Card title={t('feeds.title')}>
      <Paragraph>{t('feeds.explain')}</Paragraph>
      <Actions>
        <LinkButton href={paths.public.activitiesCalendar(language, choice)} look="quiet" icon="calendar">
          {t('feeds.calendar')}
        </LinkButton>
        <LinkButton href={paths.public.activitiesNews(language, choice)} look="quiet">
          {t('feeds.news')}
        </LinkButton>
      </Actions>
    </Card>
  )
}
