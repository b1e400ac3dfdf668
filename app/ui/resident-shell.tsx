import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BottomBar, type BottomBarProps } from './bottom-bar.tsx'
import { EmergencyBar, type EmergencyBarProps } from './emergency-bar.tsx'
import type { NavLink } from './nav-link.ts'
import { OnBehalfBar, type OnBehalfBarProps } from './on-behalf-bar.tsx'
import { PageFooter } from './page-footer.tsx'
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
  onBehalf?: OnBehalfBarProps | undefined
  nav: BottomBarProps
  account: { name: string; signOutAction: string }
  footer?: readonly NavLink[]
  session?: SessionWarningProps
  children: ReactNode
}

/** The frame of a resident's pages: tools at the top, one subject, five places at the thumb, the way out at the foot. */
export function ResidentShell(props: Props) {
  const { tenantName, homeHref, tools, emergency, readAloud = false, reading, onBehalf, nav } = props
  const { account, footer = [], session, children } = props
  const { t } = useTranslation('ui')
  return (
    <div className="shell resident">
      <TopBar homeHref={homeHref} placeName={tenantName} tools={tools} />
      <ReadAloudPlayer helpHref={tools.helpHref} open={readAloud} />
      {emergency ? <EmergencyBar {...emergency} /> : null}
      {onBehalf ? <OnBehalfBar {...onBehalf} /> : null}
      <div className="resident-body">
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <PageFooter links={footer}>
          {reading ? <ReadingSwitch {...reading} /> : null}
          <span className="soft">{t('account.signedInAs', { name: `\u2068${account.name}\u2069` })}</span>
          <SignOutForm action={account.signOutAction} />
          {session ? <SessionUntil {...session} /> : null}
        </PageFooter>
        <BottomBar {...nav} />
      </div>
      {session ? <SessionWarning {...session} /> : null}
    </div>
  )
}
