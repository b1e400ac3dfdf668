import { useTranslation } from 'react-i18next'
import type {} from '#app/elements/jsx.ts'
import { Button } from './button.tsx'

export type SessionWarningProps = { expiresAt: string; extendAction: string }

/**
 * Warns two minutes before the session ends and extends it with one button (ACC-5, WCAG 2.2.1). `expiresAt` is an ISO
 * instant; `extendAction` takes a POST and may answer `{ expiresAt }` as JSON.
 */
export function SessionWarning({ expiresAt, extendAction }: SessionWarningProps) {
  const { t } = useTranslation('ui')
  return (
    <session-warning data-expires-at={expiresAt} data-ended={t('session.ended')}>
      <form className="session-warning" method="post" action={extendAction} hidden>
        <div role="alert" data-message>
          <strong>{t('session.title')}</strong>
          <p>{t('session.text')}</p>
        </div>
        <Button>{t('session.extend')}</Button>
      </form>
    </session-warning>
  )
}
