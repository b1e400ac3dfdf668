import { NumberBadge } from '@nl-design-system-candidate/number-badge-react'
import { useTranslation } from 'react-i18next'
import type { NavLink } from './nav-link.ts'
import { Pictogram } from './pictogram.tsx'
import { SignOutForm } from './sign-out-form.tsx'
import { ToolLinks, type ToolLinksProps } from './tool-links.tsx'

export type NavGroup = { title?: string; links: readonly NavLink[] }
export type WorkAccount = {
  name: string
  role?: string
  signOutAction: string
  securityHref?: string
  devicesHref?: string
}

type Props = { groups: readonly NavGroup[]; tools: ToolLinksProps; account: WorkAccount }

/** The places of a professional with what waits there, the tools and the way out. On a small screen it opens on top. */
export function SideMenu({ groups, tools, account }: Props) {
  const { t } = useTranslation('ui')
  return (
    <div className="side-menu" id="side-menu" {...{ popover: 'auto' }}>
      <button className="side-close" type="button" {...{ popovertarget: 'side-menu', popovertargetaction: 'hide' }}>
        <Pictogram name="cross" />
        {t('nav.close')}
      </button>
      <nav aria-label={t('nav.label')}>
        {groups.map((group, at) => (
          <div key={at}>
            {group.title ? <p className="side-title">{group.title}</p> : null}
            <ul className="side-list">
              {group.links.map((link) => (
                <li key={link.href}>
                  <a className="side-link" href={link.href} aria-current={link.current ? 'page' : undefined}>
                    {link.label}
                    {link.count ? (
                      <NumberBadge className="side-count" value={link.count}>
                        {link.count}
                      </NumberBadge>
                    ) : null}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="side-account">
        <ToolLinks {...tools} />
        <p>
          {account.name}
          {account.role ? <small>{account.role}</small> : null}
        </p>
        {account.securityHref ? (
          <a className="side-link" href={account.securityHref}>
            {t('account.security')}
          </a>
        ) : null}
        {account.devicesHref ? (
          <a className="side-link" href={account.devicesHref}>
            {t('account.devices')}
          </a>
        ) : null}
        <SignOutForm action={account.signOutAction} />
      </div>
    </div>
  )
}

/** Opens the side menu where it does not stand beside the page; `popovertarget` needs no script. */
export function SideMenuButton() {
  const { t } = useTranslation('ui')
  return (
    <button className="side-open" type="button" {...{ popovertarget: 'side-menu' }}>
      <Pictogram name="menu" />
      {t('nav.menu')}
    </button>
  )
}
