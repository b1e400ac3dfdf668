import { useTranslation } from 'react-i18next'
import { Pictogram } from './pictogram.tsx'

/** What the list runs by, its first page first: the newest, what comes first, or no time at all. */
export type PagerOrder = 'newest' | 'soonest' | 'list'

type Props = { label: string; order?: PagerOrder; newerHref?: string; olderHref?: string }

/**
 * The way through a long list by cursor: `newerHref` towards the start, `olderHref` towards the end, in the words of
 * the list's order. Nothing when all fits.
 */
export function Pager({ label, order = 'newest', newerHref, olderHref }: Props) {
  const { t } = useTranslation('ui')
  if (!newerHref && !olderHref) return null
  const words = {
    newest: () => [t('pager.newer'), t('pager.older')],
    soonest: () => [t('pager.earlier'), t('pager.later')],
    list: () => [t('pager.start'), t('pager.further')],
  }
  const [back, on] = words[order]()
  return (
    <nav className="pager" aria-label={label}>
      {newerHref ? (
        <a href={newerHref} rel="prev">
          <Pictogram name="arrow-back" size="small" />
          {back}
        </a>
      ) : null}
      {olderHref ? (
        <a className="older" href={olderHref} rel="next">
          {on}
          <Pictogram name="arrow" size="small" />
        </a>
      ) : null}
    </nav>
  )
}
