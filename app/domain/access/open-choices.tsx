import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

/** What somebody who turned 12 still has to choose about each parent (REP-3); nothing when nothing is open. */
export function OpenChoices({ choices }: { choices: readonly { id: string; parent: string }[] }) {
  const { t } = useTranslation('access')
  const pages = useResidentPaths()
  if (choices.length === 0) return null
  return (
    <Card title={t('mandates.openChoice')} look="new">
      <RowList>
        {choices.map(({ id, parent }) => (
          <Row
            key={id}
            href={pages.agreeWithParent(id)}
            title={t('mandates.agreeTitle', { name: `\u2068${parent}\u2069` })}
            start={<Pictogram name="help" />}
          >
            {t('mandates.suspendedText')}
          </Row>
        ))}
      </RowList>
    </Card>
  )
}
