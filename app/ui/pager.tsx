import { useTranslation } from 'react-i18next'
import { Pictogram } from './pictogram.tsx'

type Props = { label: string; newerHref?: string; olderHref?: string }

/** The way through a long list by cursor: newer to the start, older to the end. Nothing when all fits. */
export function Pager({ label, newerHref, olderHref }: Props) {
  const { t } = useTranslation('ui')
  if (!newerHref && !olderHref) return null
  return (
    <nav className="pager" aria-label={label}>
      {newerHref ? (
        <a href={newerHref} rel="prev">
          <Pictogram name="arrow-back" size="small" />
          {t('pager.newer')}
        </a>
      ) : null}
      {olderHref ? (
        <a className="older" href={olderHref} rel="next">
          {t('pager.older')}
          <Pictogram name="arrow" size="small" />
        </a>
      ) : null}
    </nav>
  )
}
