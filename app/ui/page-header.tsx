import type { ReactNode } from 'react'
import { Actions } from './actions.tsx'
import { BackLink } from './back-link.tsx'
import { Heading } from './heading.tsx'
import { Paragraph } from './paragraph.tsx'

type Props = {
  title: string
  lang?: string
  intro?: ReactNode
  kicker?: ReactNode
  back?: { href: string; label: string }
  actions?: ReactNode
}

/** The one `h1` of a page, with a way back above it (`kicker`: steps or a tag) and a short introduction under it. */
export function PageHeader({ title, lang, intro, kicker, back, actions }: Props) {
  return (
    <div className="page-header">
      {back ? <BackLink href={back.href}>{back.label}</BackLink> : null}
      {kicker}
      <Heading level={1} lang={lang}>
        {title}
      </Heading>
      {intro ? <Paragraph look="soft">{intro}</Paragraph> : null}
      {actions ? <Actions>{actions}</Actions> : null}
    </div>
  )
}
