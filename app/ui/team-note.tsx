import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** A note that only the team reads. */
export function TeamNote({ title, children }: { title?: string; children: ReactNode }) {
  const { t } = useTranslation('ui.work')
  return (
    <div className="team-note">
      <strong>{title ?? t('teamNote')}</strong>
      <div>{children}</div>
    </div>
  )
}
