import { useTranslation } from 'react-i18next'
import { Face } from '#app/ui/face.tsx'
import { phoneText } from '#app/ui/phone-text.ts'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { OpenGroupPlaces } from './open-group-places.tsx'
import type { ShownOpenGroup } from './shown-open-group.ts'

/** Groups under each other; each leads to its own page. */
export function OpenGroupRows({ groups }: { groups: readonly ShownOpenGroup[] }) {
  const pages = useResidentPaths()
  const { t } = useTranslation('groups')
  return (
    <RowList>
      {groups.map((group) => (
        <Row
          key={group.id}
          href={pages.group(group.id)}
          start={<Face name={group.face} />}
          title={group.title}
          lang={group.titleLang}
        >
          <p>{group.when}</p>
          <p>{[group.who, group.where].filter((part) => part !== '').join(', ')}</p>
          <OpenGroupPlaces group={group} />
          {group.state === 'full' ? <p>{t('full.call', { phone: phoneText(group.phone) })}</p> : null}
        </Row>
      ))}
    </RowList>
  )
}
