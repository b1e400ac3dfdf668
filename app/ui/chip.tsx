import type { ReactNode } from 'react'
import { Pictogram } from './pictogram.tsx'
import type { PictogramName } from './pictogram-name.ts'

type Props = { href: string; current?: boolean; icon?: PictogramName; children: ReactNode }

/** A filter as a link: choosing it loads the filtered page, so it works without a script. */
export function Chip({ href, current, icon, children }: Props) {
  return (
    <a className="chip" href={href} aria-current={current ? 'true' : undefined}>
      {icon ? <Pictogram name={icon} size="small" /> : null}
      {children}
    </a>
  )
}
