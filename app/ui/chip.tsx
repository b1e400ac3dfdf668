import type { ReactNode } from 'react'
import { Pictogram } from './pictogram.tsx'
import type { PictogramName } from './pictogram-name.ts'

type Props = { href: string; current?: boolean; icon?: PictogramName; label?: string; children: ReactNode }

/**
 * A filter as a link: choosing it loads the filtered page, so it works without a script. `label` says it aloud when the
 * visible words alone do not.
 */
export function Chip({ href, current, icon, label, children }: Props) {
  return (
    <a className="chip" href={href} aria-label={label} aria-current={current ? 'true' : undefined}>
      {icon ? <Pictogram name={icon} size="small" /> : null}
      {children}
    </a>
  )
}
