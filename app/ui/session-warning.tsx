import { useTranslation } from 'react-i18next'
import type {} from '#app/elements/jsx.ts'
import { Button } from './button.tsx'
import { Heading } from './heading.tsx'
import { LinkButton } from './link-button.tsx'
import { PostForm } from './post-form.tsx'

export type SessionWarningProps = {
  secondsLeft: number
  until: string
  extendAction: string
  signInHref: string
  keepAction: string
}

/**
 * Warns two minutes before the session ends and extends it with one button (ACC-5, WCAG 2.2.1). When it is over nothing of
 * the page is left to read, and what somebody was typing comes along to the sign-in (ASVS 5.0.0 14.3.1, A11Y-7).
 * `secondsLeft` counts from when the page is made; `extendAction` takes a POST and may answer `{ secondsLeft }` as JSON;
 * `keepAction` takes the typed form, with its own address as `pagina`.
 */
export function SessionWarning({ secondsLeft, extendAction, signInHref, keepAction }: SessionWarningProps) {
  const { t } = useTranslation('ui')
  return (
    <session-warning data-seconds-left={secondsLeft} data-keep={keepAction}>
      <PostForm className="session-warning" action={extendAction} hidden>
        <div role="alert" data-message>
          <strong>{t('session.title')}</strong>
          <p>{t('session.text')}</p>
        </div>
        <Button>{t('session.extend')}</Button>
      </PostForm>
      <div className="calm-error" data-over hidden>
        <Heading level={1}>{t('session.overTitle')}</Heading>
        <p>{t('session.over')}</p>
        <p data-typed hidden>
          {t('session.typed')}
        </p>
        <LinkButton href={signInHref}>{t('session.signIn')}</LinkButton>
      </div>
    </session-warning>
  )
}

/** The same for a browser without scripts: until when one stays signed in, and the button that makes it longer. */
export function SessionUntil({ until, extendAction }: SessionWarningProps) {
  const { t } = useTranslation('ui')
  return (
    <noscript>
      <PostForm className="session-until" action={extendAction}>
        <p>{t('session.until', { time: `\u2068${until}\u2069` })}</p>
        <Button look="quiet">{t('session.longer')}</Button>
      </PostForm>
    </noscript>
  )
}
