import { useTranslation } from 'react-i18next'
import { Pictogram } from './pictogram.tsx'

export type OnBehalfBarProps = { name: string; stopHref: string }

/** On each page of somebody for whom one acts: whose it is, and the way back to one's own (REP-6). */
export function OnBehalfBar({ name, stopHref }: OnBehalfBarProps) {
  const { t } = useTranslation('ui')
  return (
    <div className="on-behalf" role="region" aria-label={t('onBehalf.label')}>
      <p>
        <Pictogram name="eye" /> {t('onBehalf.text', { name: `\u2068${name}\u2069` })}
      </p>
      <a href={stopHref}>{t('onBehalf.stop')}</a>
    </div>
  )
}
