import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import type { ShownWaiting } from './shown-sharing.ts'

/** Questions of professionals, and what they wrote down on the resident's word; nothing when nothing waits. */
export function WaitingCard({ waiting }: { waiting: readonly ShownWaiting[] }) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  if (waiting.length === 0) return null
  return (
    <Card title={t('waiting.title')} look="new">
      <RowList>
        {waiting.map(({ id, title, text }) => (
          <Row key={id} href={pages.permission(id)} title={title} start={<Pictogram name="help" />}>
            {text}
          </Row>
        ))}
      </RowList>
    </Card>
  )
}
