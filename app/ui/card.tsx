import { useId, type ReactNode } from 'react'
import { AppLink } from './app-link.tsx'
import { Heading } from './heading.tsx'

type Props = {
  title?: string
  titleLevel?: 2 | 3
  look?: 'plain' | 'new' | 'quiet'
  id?: string
  action?: { href: string; label: string }
  /** False in a list where titles may be the same. */
  region?: boolean
  children: ReactNode
}

/** One subject on a raised sheet. `new` marks the one thing to notice with a brick edge. A titled card is a region. */
export function Card({ title, titleLevel = 2, look = 'plain', id, action, region = true, children }: Props) {
  const headingId = useId()
  const classes = look === 'plain' ? 'card' : `card card-${look}`
  if (!title) {
    return (
      <div className={classes} id={id}>
        {children}
      </div>
    )
  }
  const Box = region ? 'section' : 'div'
  return (
    <Box className={classes} id={id} {...(region ? { 'aria-labelledby': headingId } : {})}>
      <div className="card-head">
        <Heading level={titleLevel} look={2} id={headingId}>
          {title}
        </Heading>
        {action ? <AppLink href={action.href}>{action.label}</AppLink> : null}
      </div>
      {children}
    </Box>
  )
}
