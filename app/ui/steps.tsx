import { useTranslation } from 'react-i18next'

type Props = { current: number; total: number; label?: string }

/** How far someone is: "Stap 4 van 6" in words and in bars. `current` counts from 1. */
export function Steps({ current, total, label }: Props) {
  const { t } = useTranslation('ui')
  return (
    <div className="steps">
      <p className="soft small">{label ?? t('step', { current, total })}</p>
      <div className="steps-bars" aria-hidden="true">
        {Array.from({ length: total }, (_, at) => (
          <i key={at} className={at < current ? 'done' : undefined} />
        ))}
      </div>
    </div>
  )
}
