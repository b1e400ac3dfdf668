import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/card.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Pictogram } from '#app/ui/pictogram.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { AppLink } from '#app/ui/app-link.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import type { ShownGround } from './shown-sharing.ts'

/** Who may look without permission, and on what ground: said as such, never as consent (CON-6, CON-7). */
export function WithoutPermission({ grounds }: { grounds: readonly ShownGround[] }) {
  const { t } = useTranslation('sharing')
  const pages = useResidentPaths()
  return (
    <Card title={t('without.title')} look="quiet">
      <Paragraph>{t('without.intro')}</Paragraph>
      <RowList>
        <Row title={t('without.ownTitle')} start={<Pictogram name="home" />}>
          {t('without.own')}
        </Row>
        <Row title={t('without.emergencyTitle')} start={<Pictogram name="warning" />}>
          {t('without.emergency')}
        </Row>
        <Row title={t('without.dutyTitle')} start={<Pictogram name="shield" />}>
          {t('without.duty')}
        </Row>
        {grounds.map(({ team, text, source }) => (
          <Row key={`${team} ${text}`} title={team} start={<Pictogram name="info" />}>
            {text} <span lang="nl">({source})</span>
          </Row>
        ))}
      </RowList>
      <AppLink href={pages.accessLog()}>{t('without.logged')}</AppLink>
    </Card>
  )
}
