import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/ui/link-button.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

/** To the groups in which the resident may take a place; nothing when there are none. */
export function OpenGroupsLink({ hasGroups }: { hasGroups: boolean }) {
  const pages = useResidentPaths()
  const { t } = useTranslation('groups')
  if (!hasGroups) return null
  return (
    <LinkButton href={pages.groups()} look="quiet" icon="together">
      {t('list.link')}
    </LinkButton>
  )
}
