import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Select } from '#app/ui/select.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { hideableTopics } from './mandate-topics.ts'

type Topic = (typeof hideableTopics)[number]
type Hidden = { topic: string; objectId: string | null; byResident: boolean }
type Props = {
  hidden: readonly Hidden[]
  /** The topics that this role works with. */
  topics: readonly Topic[]
  /** One thread or appointment that the page was opened for; null for a whole topic. */
  item: { topic: Topic; objectId: string } | null
  state: FormState | undefined
  error: (name: string) => string | undefined
}

/** "Niet voor vertegenwoordiger", with a reason in the interest of the child (REP-5), and what is hidden now. */
// i18n: access:mandates.topics.*
export function MarkHiddenForm({ hidden, topics, item, state, error }: Props) {
  const { t } = useTranslation(['access.work', 'access'])
  const isTopic = (topic: string): topic is Topic => (hideableTopics as readonly string[]).includes(topic)
  const nameOf = (topic: string) => (isTopic(topic) ? t(`access:mandates.topics.${topic}`) : topic)
  const wrong = (name: string) => {
    const text = error(name)
    return text ? { error: text } : {}
  }
  return (
    <Card title={t('access.work:mandates.hide')}>
      <Paragraph>{t('access.work:mandates.hideText')}</Paragraph>
      <PostForm>
        <FormStack>
          <HiddenFields values={{ intent: 'hide', ...(item ?? {}) }} />
          {item ? (
            <Tag>
              {nameOf(item.topic)}, {t('access.work:mandates.oneItem')}
            </Tag>
          ) : (
            <Select
              name="topic"
              label={t('access.work:mandates.topic')}
              options={topics.map((topic) => ({ value: topic, label: nameOf(topic) }))}
              defaultValue={typed(state, 'topic')}
              emptyLabel={t('access.work:mandates.choose')}
              {...wrong('topic')}
            />
          )}
          <TextArea
            name="reason"
            label={t('access.work:mandates.reason')}
            help={t('access.work:mandates.reasonHelp')}
            defaultValue={typed(state, 'reason')}
            maxLength={500}
            {...wrong('reason')}
          />
          <Button look="quiet">{t('access.work:mandates.hideButton')}</Button>
        </FormStack>
      </PostForm>
      <RowList>
        {hidden.map(({ topic, objectId, byResident }) => (
          <Row
            key={`${topic} ${objectId} ${byResident}`}
            title={objectId ? `${nameOf(topic)}, ${t('access.work:mandates.oneItem')}` : nameOf(topic)}
            end={
              byResident ? null : (
                <PostForm>
                  <HiddenFields values={{ intent: 'show', topic, objectId: objectId ?? undefined }} />
                  <Button look="quiet" compact label={`${t('access.work:mandates.show')}: ${nameOf(topic)}`}>
                    {t('access.work:mandates.show')}
                  </Button>
                </PostForm>
              )
            }
          >
            {byResident ? t('access.work:mandates.byResident') : t('access.work:mandates.byPractice')}
          </Row>
        ))}
      </RowList>
    </Card>
  )
}
