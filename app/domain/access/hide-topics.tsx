import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { hideableTopics } from './mandate-topics.ts'

type Hidden = { topic: string; byResident: boolean }

/** Hides a whole topic from everybody who acts for the reader, or shows it again (REP-5). */
// i18n: access:mandates.topics.*
export function HideTopics({ hidden }: { hidden: readonly Hidden[] }) {
  const { t } = useTranslation('access')
  const hiddenBy = (topic: string, byResident: boolean) =>
    hidden.some((each) => each.topic === topic && each.byResident === byResident)
  return (
    <Card title={t('mandates.hideTopics')}>
      <Paragraph>{t('mandates.hideTopicsText')}</Paragraph>
      <RowList compact>
        {hideableTopics.map((topic) => {
          const mine = hiddenBy(topic, true)
          return (
            <Row
              key={topic}
              title={t(`mandates.topics.${topic}`)}
              end={
                <PostForm action={paths.resident.hideItem}>
                  <HiddenFields values={{ topic, intent: mine ? 'show' : 'hide' }} />
                  <Button
                    look="quiet"
                    compact
                    label={`${mine ? t('mandates.showTopic') : t('mandates.hideTopic')}: ${t(`mandates.topics.${topic}`)}`}
                  >
                    {mine ? t('mandates.showTopic') : t('mandates.hideTopic')}
                  </Button>
                </PostForm>
              }
            >
              {hiddenBy(topic, false) ? t('mandates.byPractice') : null}
            </Row>
          )
        })}
      </RowList>
    </Card>
  )
}
