import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmergencyBar, type EmergencyBarProps } from './emergency-bar.tsx'
import type { NavLink } from './nav-link.ts'
import { PageFooter } from './page-footer.tsx'
import { Pictogram } from './pictogram.tsx'
import { ReadAloudPlayer } from './read-aloud.tsx'
import { ReadingSwitch, type ReadingSwitchProps } from './reading-switch.tsx'
import { SessionUntil, SessionWarning, type SessionWarningProps } from './session-warning.tsx'
import { SignOutForm } from './sign-out-form.tsx'
import type { ToolLinksProps } from './tool-links.tsx'
import { TopBar } from './top-bar.tsx'

type Props = {
  tenantName: string
  homeHref: string
  tools: ToolLinksProps
  emergency?: EmergencyBarProps
  /** The page at hand was asked for to be read aloud. */
  readAloud?: boolean
  reading?: ReadingSwitchProps
  nav?: readonly NavLink[]
  signInHref?: string
  footer?: readonly NavLink[]
  wide?: boolean
  /** Of who is signed in, on the pages about the own account. */
  signedIn?: { signOutAction: string; session: SessionWarningProps }
  children: ReactNode
}

/** The frame of pages that need no account, and of those about one's own; `wide` gives lists of cards the whole width of a large screen. */
export function PublicShell(props: Props) {
  const { tenantName, homeHref, tools, emergency, readAloud = false, reading, nav = [] } = props
  const { signInHref, footer = [], wide, signedIn, children } = props
  const { t } = useTranslation('ui')
  return (
    <div className="shell public">
      <TopBar homeHref={homeHref} placeName={tenantName} tools={tools} />
      {readAloud || signedIn ? <ReadAloudPlayer helpHref={tools.helpHref} open={readAloud} /> : null}
      {emergency ? <EmergencyBar {...emergency} /> : null}
      {nav.length > 0 || signInHref ? (
        <nav className="public-nav" aria-label={t('nav.label')}>
          {nav.map((link) => (
            <a key={link.href} href={link.href} aria-current={link.current ? 'page' : undefined}>
              {link.label}
            </a>
          ))}
          {signInHref ? (
            <a className="sign-in" href={signInHref}>
              <Pictogram name="lock" size="small" />
              {t('nav.signIn')}
            </a>
          ) : null}
        </nav>
      ) : null}
      <main id="main" tabIndex={-1} className={wide ? 'wide' : undefined}>
        {children}
      </main>
      <PageFooter links={footer}>
        {reading ? <ReadingSwitch {...reading} /> : null}
        {signedIn ? <SignOutForm action={signedIn.signOutAction} /> : null}
        {signedIn ? <SessionUntil {...signedIn.session} /> : null}
      </PageFooter>
      {signedIn ? <SessionWarning {...signedIn.session} /> : null}
    </div>
  )
}
