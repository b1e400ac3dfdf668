import { useTranslation } from 'react-i18next'
import { Tag } from '#app/ui/tag.tsx'

const looks = {
  proposed: 'urgent',
  pending: 'plain',
  booked: 'ok',
  arrived: 'ok',
  fulfilled: 'plain',
  cancelled: 'gone',
  noshow: 'plain',
} as const

/** How an appointment stands, in the resident's words (APP-4). */
export function AppointmentStatusTag({ status }: { status: string }) {
  // i18n: appointments:statuses.*
  const { t } = useTranslation('appointments')
  if (!isShown(status)) return null
  return <Tag look={looks[status]}>{t(`statuses.${status}`)}</Tag>
}

function isShown(status: string): status is keyof typeof looks {
  return status in looks
}
