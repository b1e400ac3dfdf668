import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The part of a pane that scrolls, by keyboard too; `write` is the part under it that stays: the answer being written. */
export function PaneBody({ children, write }: { children: ReactNode; write?: ReactNode }) {
  const { t } = useTranslation('ui.work')
  return (
    <>
      <div className="pane-body" role="region" aria-label={t('panes.content')} tabIndex={0}>
        {children}
      </div>
      {write ? <div className="pane-write">{write}</div> : null}
    </>
  )
}
