import { useTranslation } from 'react-i18next'
import { Tag } from '#app/ui/tag.tsx'

/** Whether one date goes on, in a word. */
export function DateTag({ status }: { readonly status: 'scheduled' | 'cancelled' | 'moved' }) {
  const { t } = useTranslation('offer.work')
  if (status === 'cancelled') return <Tag look="urgent">{t('activity.off')}</Tag>
  return status === 'moved' ? <Tag look="urgent">{t('activity.moved')}</Tag> : <Tag>{t('activity.scheduled')}</Tag>
}
