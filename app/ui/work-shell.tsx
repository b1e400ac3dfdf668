import { SkipLink } from '@nl-design-system-candidate/skip-link-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Logo } from './logo.tsx'
import { SessionUntil, SessionWarning, type SessionWarningProps } from './session-warning.tsx'
import { SideMenu, SideMenuButton, type NavGroup, type WorkAccount } from './side-menu.tsx'
import type { ToolLinksProps } from './tool-links.tsx'

export type WorkShellProps = {
  placeName: string
  homeHref: string
  tools: ToolLinksProps
  groups: readonly NavGroup[]
  account: WorkAccount
  session?: SessionWarningProps
  children: ReactNode
}

/**
 * The frame of professional pages: places at the side, the page beside it. `children` is `ThreePanes` or `WorkPage`.
 * `placeName` is the practice or team one works for now.
 */
export function WorkShell({ placeName, homeHref, tools, groups, account, session, children }: WorkShellProps) {
  const { t } = useTranslation('ui')
  return (
    <div className="shell-work">
      <SkipLink href="#main" className="nl-skip-link--visible-on-focus">
        {t('skipLink')}
      </SkipLink>
      <header className="side">
        <div className="side-top">
          <Logo href={homeHref} placeName={placeName} />
          <SideMenuButton />
        </div>
        <SideMenu groups={groups} tools={tools} account={account} />
        {session ? <SessionUntil {...session} /> : null}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {session ? <SessionWarning {...session} /> : null}
    </div>
  )
}
