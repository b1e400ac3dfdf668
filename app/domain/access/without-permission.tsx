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
      </RowList>
      {grounds.length > 0 ? (
        <details>
          <summary>{t('without.laws')}</summary>
          {[...Map.groupBy(grounds, ({ team }) => team)].map(([team, ofTeam]) => (
            <div key={team}>
              <strong>{team}</strong>
              <ul>
                {ofTeam.map(({ text, source }) => (
                  <li key={text}>
                    {text} <span lang="nl">({source})</span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </details>
      ) : null}
      <AppLink href={pages.accessLog()}>{t('without.logged')}</AppLink>
    </Card>
  )
}
