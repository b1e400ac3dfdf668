import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BackLink } from './back-link.tsx'

type Props = {
  list: ReactNode
  main?: ReactNode
  aside?: ReactNode
  empty?: ReactNode
  backHref?: string
  listLabel: string
  mainLabel?: string
  asideLabel?: string
}

/**
 * The triptych of work: the list, what is open, the resident it is about. From 1200 px all three stand side by side, from
 * 768 px list and open item, below that one at a time, with the way back to the list (`backHref`). `empty` stands in the
 * middle while nothing is open.
 */
export function ThreePanes({ list, main, aside, empty, backHref, listLabel, mainLabel, asideLabel }: Props) {
  const { t } = useTranslation('ui.work')
  return (
    <div className={main ? 'panes panes-open' : 'panes'}>
      <section className="pane-list" aria-label={listLabel}>
        {list}
      </section>
      <section className="pane-main" aria-label={mainLabel ?? t('panes.open')}>
        {main && backHref ? (
          <div className="pane-back">
            <BackLink href={backHref}>{listLabel}</BackLink>
          </div>
        ) : null}
        {main ?? empty}
      </section>
      {aside ? (
        <div className="pane-aside" role="region" tabIndex={0} aria-label={asideLabel ?? t('panes.resident')}>
          {aside}
        </div>
      ) : null}
    </div>
  )
}
