import type { ReactNode } from 'react'
import { Pictogram } from './pictogram.tsx'
import type { PictogramName } from './pictogram-name.ts'

type Props = {
  href: string
  look?: 'primary' | 'quiet'
  icon?: PictogramName
  label?: string
  compact?: boolean
  download?: boolean | string
  children?: ReactNode
}

/** Goes somewhere and looks like a button, with the classes of the NL Design System button on a real link. */
export function LinkButton({ href, look = 'primary', icon, label, compact, download, children }: Props) {
  const purpose = look === 'primary' ? 'nl-button--primary' : 'nl-button--secondary'
  return (
    <a
      className={`nl-button ${purpose} button${compact ? ' compact' : ''}`}
      href={href}
      aria-label={label}
      download={download}
    >
      {icon ? <Pictogram name={icon} /> : null}
      {children}
    </a>
  )
}
