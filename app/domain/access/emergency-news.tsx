import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'

/** Who used the emergency button for this resident, each with the page that tells why; nothing when nobody did. */
export function EmergencyNews({ emergencies }: { emergencies: readonly { id: string; text: string }[] }) {
  const { t } = useTranslation('emergency')
  const pages = useResidentPaths()
  if (emergencies.length === 0) return null
  return (
    <Card title={t('listTitle')} look="new">
      <RowList>
        {emergencies.map(({ id, text }) => (
          <Row key={id} href={pages.emergency(id)} title={text} start={<Pictogram name="warning" />}>
            {t('news.text')}
          </Row>
        ))}
      </RowList>
    </Card>
  )
}
