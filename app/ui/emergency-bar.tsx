import { Trans, useTranslation } from 'react-i18next'
import { PhoneLink } from './phone-link.tsx'

export type EmergencyPhones = { emergency: string; outOfHours: string }
export type EmergencyBarProps = { afterHours: boolean; phones: EmergencyPhones }

/**
 * Whom to call when it can't wait, on every page (PUB-1). Numbers are data, as people write them; `afterHours` says that
 * the practices are closed now and puts the out-of-hours number first.
 */
export function EmergencyBar({ afterHours, phones }: EmergencyBarProps) {
  const { t } = useTranslation('ui')
  return (
    <div
      className={afterHours ? 'emergency emergency-after-hours' : 'emergency'}
      role="region"
      aria-label={t('emergency.label')}
    >
      <p>
        <Trans
          t={t}
          i18nKey={afterHours ? 'emergency.closed' : 'emergency.open'}
          components={{
            strong: <strong />,
            emergency: <PhoneLink number={phones.emergency} />,
            outOfHours: <PhoneLink number={phones.outOfHours} />,
          }}
        />
      </p>
    </div>
  )
}
