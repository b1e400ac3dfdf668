import { useTranslation } from 'react-i18next'
import { Tag } from '#app/ui/tag.tsx'
import type { ShownOpenGroup } from './shown-open-group.ts'

/** How many places are left in a group, that it is full, or that the resident has one. */
export function OpenGroupPlaces({ group: { state, left } }: { group: Pick<ShownOpenGroup, 'state' | 'left'> }) {
  const { t } = useTranslation('groups')
  if (state === 'ended') return null
  if (state === 'mine')
    return (
      <Tag look="ok" icon="check">
        {t('mine.short')}
      </Tag>
    )
  return state === 'full' ? <Tag>{t('full.short')}</Tag> : <Tag look="free">{t('left', { count: left })}</Tag>
}
