import { DataBadge } from '@nl-design-system-candidate/data-badge-react'
import type { ReactNode } from 'react'
import { Pictogram } from './pictogram.tsx'
import type { PictogramName } from './pictogram-name.ts'

type Props = {
  look?: 'plain' | 'free' | 'urgent' | 'ok' | 'gone'
  icon?: PictogramName
  lang?: string
  children: ReactNode
}

/** A word or two that says what kind of thing this is. `gone` is struck through. */
export function Tag({ look = 'plain', icon, lang, children }: Props) {
  return (
    <DataBadge className={look === 'plain' ? 'tag' : `tag tag-${look}`} lang={lang}>
      {icon ? <Pictogram name={icon} size="small" /> : null}
      {children}
    </DataBadge>
  )
}
