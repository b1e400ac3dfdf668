import type { NavLink } from './nav-link.ts'

/** Views of one list, as links with how much is in each. */
export function Tabs({ label, links }: { label: string; links: readonly NavLink[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {links.map((link) => (
        <a key={link.href} href={link.href} aria-current={link.current ? 'page' : undefined}>
          {link.label}
          {link.count === undefined ? null : <span> {link.count}</span>}
        </a>
      ))}
    </nav>
  )
}
