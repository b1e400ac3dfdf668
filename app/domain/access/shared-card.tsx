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
import type { ShownRecipient, ShownSharedLine, ShownStopped, WhyShared } from './shown-sharing.ts'

const pictogramOf: Readonly<Record<WhyShared, PictogramName>> = {
  practice: 'home',
  support: 'home',
  permission: 'check',
  participation: 'together',
  mandate: 'person',
  emergency: 'warning',
}

function StopButton({ wie, line }: { wie: string; line: ShownSharedLine }) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  if (!line.stopLabel) return null
  return (
    <PostForm action={pages.sharing()}>
      <HiddenFields values={{ intent: 'end', wie, onderwerp: line.topic }} />
      <Button look="quiet" compact label={line.stopLabel}>
        {t('stop')}
      </Button>
    </PostForm>
  )
}

/** One person or team: what they see, why and until when, each with a way to end it. */
export function SharedCard({ who }: { who: ShownRecipient }) {
  return (
    <Card title={who.name}>
      {who.role ? <Paragraph look="soft">{who.role}</Paragraph> : null}
      <RowList>
        {who.lines.map((line) => (
          <Row
            key={`${line.topic} ${line.why} ${line.text}`}
            title={line.title}
            start={<Pictogram name={pictogramOf[line.why]} />}
            end={<StopButton wie={who.wie} line={line} />}
          >
            {line.text}
          </Row>
        ))}
      </RowList>
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
            start={<Pictogram name="lock" />}
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
