import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DomainShape, type Domain } from './domain-shape.tsx'

type Props = { domain: Domain; href?: string; label?: string; detail?: ReactNode; compact?: boolean }

/**
 * A domain with its shape, its word and what is known about it (`detail`), a link when `href` is given. `compact` shows
 * shape and detail and keeps the word for who listens.
 */
// i18n: ui:domain.*
export function DomainTile({ domain, href, label, detail, compact }: Props) {
  const { t } = useTranslation('ui')
  const word = label ?? t(`domain.${domain}`)
  const words = compact ? (
    <span>
      <span className="hidden-visually">{word}: </span>
      {detail}
    </span>
  ) : (
    <span className="domain-tile-words">
      {word}
      {detail ? <small>{detail}</small> : null}
    </span>
  )
  const inside = (
    <>
      <DomainShape domain={domain} size={compact ? 'small' : 'normal'} />
      {words}
    </>
  )
  const classes = `domain-tile ground-${domain}`
  return href ? (
    <a className={classes} href={href}>
      {inside}
    </a>
  ) : (
    <div className={classes}>{inside}</div>
  )
}
