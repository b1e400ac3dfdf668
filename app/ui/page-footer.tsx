import { Children, type ReactNode } from 'react'
import { AppLink } from './app-link.tsx'
import type { NavLink } from './nav-link.ts'

/** The foot of a page: links that must be findable from everywhere, and what the shell adds. */
export function PageFooter({ links, children }: { links: readonly NavLink[]; children?: ReactNode }) {
  if (links.length === 0 && Children.toArray(children).length === 0) return null
  return (
    <footer className="footer">
      <div className="footer-inside">
        {links.map((link) => (
          <AppLink key={link.href} href={link.href}>
            {link.label}
          </AppLink>
        ))}
        {children}
      </div>
    </footer>
  )
}
