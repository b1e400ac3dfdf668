import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { EmergencyReason } from './emergency.ts'
import { PostForm } from '#app/ui/post-form.tsx'

export type ShownEmergency = { id: string; until: string; reasonCode: EmergencyReason }

/** Stands on each page of a resident while the emergency button is live (BG-1): until when, why, and the way out. */
// i18n: emergency.work:reasons.*
export function EmergencyBanner({ emergency, withLink }: { emergency: ShownEmergency; withLink?: boolean }) {
  const { t } = useTranslation('emergency.work')
  const href = paths.professional.emergencyRecord(emergency.id)
  return (
    <Notice look="urgent" title={t('banner.title', { time: emergency.until })}>
      <p>{t(`reasons.${emergency.reasonCode}`)}</p>
      {withLink ? <AppLink href={href}>{t('banner.open')}</AppLink> : null}
      <PostForm action={href}>
        <HiddenFields values={{ intent: 'end' }} />
        <Button type="submit" look="quiet">
          {t('banner.end')}
        </Button>
      </PostForm>
    </Notice>
  )
}
