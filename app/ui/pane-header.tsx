import type { ReactNode } from 'react'
import { Heading } from './heading.tsx'

type Props = { title: string; level?: 1 | 2; lang?: string; actions?: ReactNode; children?: ReactNode }

/** The head of a pane: its title, a line or tabs under it, and what can be done with it. */
export function PaneHeader({ title, level = 2, lang, actions, children }: Props) {
  return (
    <header className="pane-header">
      <div>
        <Heading level={level} look={1} lang={lang}>
          {title}
        </Heading>
        {children}
      </div>
      {actions ? <div>{actions}</div> : null}
    </header>
  )
}
