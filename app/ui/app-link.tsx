import { Link } from '@nl-design-system-candidate/link-react'
import type { ReactNode } from 'react'

type Props = {
  href: string
  current?: boolean
  lang?: string
  rel?: string
  download?: boolean | string
  label?: string
  children: ReactNode
}

/**
 * A link inside text or a list. `href` comes from the caller's `paths` or from data that was checked; `label` says it
 * aloud when the visible words do not.
 */
export function AppLink({ href, current, lang, rel, download, label, children }: Props) {
  return (
    <Link
      href={href}
      current={current ? 'page' : undefined}
      lang={lang}
      rel={rel}
      download={download}
      aria-label={label}
    >
      {children}
    </Link>
  )
}
