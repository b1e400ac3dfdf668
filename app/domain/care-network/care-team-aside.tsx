import { useTranslation } from 'react-i18next'
import { AsideSection } from '#app/ui/aside-section.tsx'
import { Face } from '#app/ui/face.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import type { ShownMember } from './shown-member.ts'

/** Who is involved with a resident, for professionals: role, regie, working days (BO-2). */
export function CareTeamAside({ members }: { members: readonly ShownMember[] }) {
  const { t } = useTranslation('care-network.work')
  return (
    <AsideSection title={t('team')}>
      {members.length === 0 ? <Paragraph look="soft">{t('noTeam')}</Paragraph> : null}
      <RowList>
        {members.map(({ personId, name, role, team, coordinates, shortDays }) => (
          <Row key={personId} title={name} start={<Face name={name} size="small" />}>
            {[role, team, coordinates ? t('coordinates') : null, shortDays].filter(Boolean).join(' · ')}
          </Row>
        ))}
      </RowList>
    </AsideSection>
  )
}
