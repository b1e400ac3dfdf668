import { useTranslation } from 'react-i18next'

/** Says after a label that the field may stay empty. */
export function OptionalMark() {
  const { t } = useTranslation('ui')
  return <span className="optional"> {t('optional')}</span>
}
