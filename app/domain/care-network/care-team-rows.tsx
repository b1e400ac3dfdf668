import { useTranslation } from 'react-i18next'
import { CallLink } from '#app/ui/call-link.tsx'
import { Face } from '#app/ui/face.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import type { ShownMember } from './shown-member.ts'

/** Who helps the resident, each with a button that calls (home.png). */
export function CareTeamRows({ members }: { members: readonly ShownMember[] }) {
  const { t } = useTranslation('care-network')
  return (
    <RowList>
      {members.map(({ personId, name, calledName, role, coordinates, days, phone }) => (
        <Row
          key={personId}
          title={role ? t('member', { name: calledName, role }) : calledName}
          start={<Face name={name} />}
          {...(phone ? { end: <CallLink number={phone} label={t('call', { name: calledName })} /> } : {})}
        >
          {[coordinates ? t('coordinates') : null, days ? t('works', { days }) : null].filter(Boolean).join(' ')}
        </Row>
      ))}
    </RowList>
  )
}
