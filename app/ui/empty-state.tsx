import type { ReactNode } from 'react'
import { Heading } from './heading.tsx'
import { LinkButton } from './link-button.tsx'
import { Pictogram } from './pictogram.tsx'
import type { PictogramName } from './pictogram-name.ts'

type Props = {
  title: string
  titleLevel?: 2 | 3
  pictogram?: PictogramName
  action?: { href: string; label: string }
  children?: ReactNode
}

/** Says what will come here and offers the first step. */
export function EmptyState({ title, titleLevel = 2, pictogram, action, children }: Props) {
  return (
    <div className="empty">
      {pictogram ? (
        <span className="empty-mark">
          <Pictogram name={pictogram} size="large" />
        </span>
      ) : null}
      <Heading level={titleLevel} look={2}>
        {title}
      </Heading>
      {children}
      {action ? (
        <LinkButton href={action.href} look="quiet">
          {action.label}
        </LinkButton>
      ) : null}
    </div>
  )
}
