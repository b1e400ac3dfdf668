import { useTranslation } from 'react-i18next'
import type {} from '#app/elements/jsx.ts'
import { Button } from './button.tsx'
import { PostForm } from './post-form.tsx'

export type SessionWarningProps = { secondsLeft: number; extendAction: string }

/**
 * Warns two minutes before the session ends and extends it with one button (ACC-5, WCAG 2.2.1). `secondsLeft` counts
 * from when the page is made; `extendAction` takes a POST and may answer `{ secondsLeft }` as JSON.
 */
export function SessionWarning({ secondsLeft, extendAction }: SessionWarningProps) {
  const { t } = useTranslation('ui')
  return (
    <session-warning data-seconds-left={secondsLeft} data-ended={t('session.ended')}>
      <PostForm className="session-warning" action={extendAction} hidden>
        <div role="alert" data-message>
          <strong>{t('session.title')}</strong>
          <p>{t('session.text')}</p>
        </div>
        <Button>{t('session.extend')}</Button>
      </PostForm>
    </session-warning>
  )
}
