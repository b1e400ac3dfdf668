import { useTranslation } from 'react-i18next'
import { paths, safeReturnTo } from '#app/paths.ts'
import { Actions } from '#app/ui/actions.tsx'
import { LinkButton } from '#app/ui/link-button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { recentMinutes } from './session.ts'

/** After a sign-in with a recovery code: connect another app now, while the proof of who acts is fresh, or go on (ACC-4, ACC-6). */
export function AfterRecovery({ next, left }: { readonly next: string; readonly left: number }) {
  const { t } = useTranslation('identity.work')
  return (
    <>
      <Notice look="warning" title={t('afterRecovery.title')} live>
        {t('afterRecovery.text', { minutes: recentMinutes, left })}
      </Notice>
      <Actions>
        <LinkButton href={paths.connectApp}>{t('afterRecovery.connect')}</LinkButton>
        <LinkButton href={safeReturnTo(next, '/')} look="quiet">
          {t('afterRecovery.goOn')}
        </LinkButton>
      </Actions>
    </>
  )
}
