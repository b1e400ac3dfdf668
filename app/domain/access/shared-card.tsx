import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import type { PictogramName } from '#app/ui/pictogram-name.ts'
import { PostForm } from '#app/ui/post-form.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import type { ShownRecipient, ShownSharedGroup, ShownSharedTopic, ShownStopped, WhyShared } from './shown-sharing.ts'
import { TopicMark } from './topic-option.tsx'

const pictogramOf: Readonly<Record<WhyShared, PictogramName>> = {
  practice: 'home',
  support: 'home',
  permission: 'check',
  participation: 'together',
  mandate: 'person',
  emergency: 'warning',
}

function StopButton({ wie, line }: { wie: string; line: ShownSharedTopic }) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  return (
    <PostForm action={pages.sharing()}>
      <HiddenFields values={{ intent: 'end', wie, onderwerp: line.topic }} />
      <Button look="quiet" compact label={line.stopLabel}>
        {t('stop')}
      </Button>
    </PostForm>
  )
}

/** Why and since when is said once; below it each topic, with one tap to end it (CON-4). */
function SharedGroup({ wie, group }: { wie: string; group: ShownSharedGroup }) {
  const { t } = useTranslation('sharing')
  const { why, text, ends, stays, kept } = group
  return (
    <div className="shared-group">
      <p className="with-pictogram soft">
        <Pictogram name={pictogramOf[why]} /> <span>{text}</span>
      </p>
      {ends.length > 0 ? (
        <RowList compact>
          {ends.map((line) => (
            <Row
              key={line.topic}
              title={line.title}
              start={<TopicMark topic={line.topic} />}
              end={<StopButton wie={wie} line={line} />}
            />
          ))}
        </RowList>
      ) : null}
      {stays ? (
        <Paragraph>
          <strong>{stays}</strong>
          {kept ? <>. {t('keeps')}</> : null}
        </Paragraph>
      ) : null}
    </div>
  )
}

/** One person or team: what they see, why and until when. Each topic ends with one tap, and all of it with one tap. */
export function SharedCard({ who }: { who: ShownRecipient }) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  const { wie, groups, stopAllLabel } = who
  const topics = groups.flatMap(({ ends }) => ends.map(({ topic }) => topic))
  return (
    <Card title={who.name}>
      {who.role ? <Paragraph look="soft">{who.role}</Paragraph> : null}
      {groups.map((group) => (
        <SharedGroup key={group.text} wie={wie} group={group} />
      ))}
      {stopAllLabel ? (
        <PostForm action={pages.sharing()}>
          <HiddenFields values={{ intent: 'end', wie, onderwerp: topics }} />
          <Button look="quiet" label={stopAllLabel}>
            {t('stopAll')}
          </Button>
        </PostForm>
      ) : null}
    </Card>
  )
}

/** What the resident ended of the own practice and team, each with a way to give it back. */
export function StoppedCard({ stopped }: { stopped: readonly ShownStopped[] }) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  if (stopped.length === 0) return null
  return (
    <Card title={t('stopped.title')} look="quiet">
      <Paragraph look="soft">{t('stopped.intro')}</Paragraph>
      <RowList>
        {stopped.map(({ permissionId, wie, topic, title, label }) => (
          <Row
            key={permissionId}
            title={title}
            start={<TopicMark topic={topic} />}
            end={
              <PostForm action={pages.sharing()}>
                <HiddenFields values={{ intent: 'again', permissionId, wie, onderwerp: topic }} />
                <Button look="quiet" compact label={label}>
                  {t('stopped.again')}
                </Button>
              </PostForm>
            }
          />
        ))}
      </RowList>
    </Card>
  )
}
