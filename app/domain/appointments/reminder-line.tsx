import { useTranslation } from 'react-i18next'
import { AppLink } from '#app/ui/app-link.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { useResidentPaths } from '#app/ui/resident-paths.tsx'

/** Under the resident's appointments: how they are reminded, and where that is changed. */
export function ReminderLine({ channel }: { channel: 'email' | 'sms' | 'none' | 'noAddress' }) {
  const { t } = useTranslation('reminders')
  const pages = useResidentPaths()
  const words = {
    email: t('line.email'),
    sms: t('line.sms'),
    none: t('line.none'),
    noAddress: t('line.noAddress'),
  }
  return (
    <Paragraph look="small">
      {words[channel]} <AppLink href={`${pages.data}#herinneringen`}>{t('line.change')}</AppLink>
    </Paragraph>
  )
}
