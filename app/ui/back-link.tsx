import type { ReactNode } from 'react'
import { Pictogram } from './pictogram.tsx'

/** One step back, above the title. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="back" href={href}>
      <Pictogram name="arrow-back" size="small" />
      {children}
    </a>
  )
}
