import { useTranslation } from 'react-i18next'
import { Notice } from '#app/ui/notice.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { phoneText } from '#app/ui/phone-text.ts'
import type { ChangeUntil } from './shown-choice.ts'

/** Before an appointment is made: until when it can be changed online, or whom to call because it can't. */
export function ChangeUntilText({ until, isTooLate, phone }: ChangeUntil) {
  const { t } = useTranslation(['appointments', 'booking'])
  return isTooLate ? (
    <Notice look="warning">{t('booking:tooSoonToChange', { phone: phoneText(phone) })}</Notice>
  ) : (
    <Paragraph>{t('one.cancelUntil', { until })}</Paragraph>
  )
}
