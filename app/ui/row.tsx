import type { ReactNode } from 'react'
import { AppLink } from './app-link.tsx'
import { Pictogram } from './pictogram.tsx'

type Props = {
  title: ReactNode
  href?: string
  start?: ReactNode
  end?: ReactNode
  lang?: string
  children?: ReactNode
}

/**
 * A line in a card: a face or pictogram (`start`), a title, a softer second line (`children`) and something at the end.
 * With `href` the whole line can be tapped, and an arrow stands at the end.
 */
export function Row({ title, href, start, end, lang, children }: Props) {
  return (
    <div className={href ? 'row row-link' : 'row'}>
      {start}
      <div className="row-words">
        <div className="row-title" lang={lang}>
          {href ? <AppLink href={href}>{title}</AppLink> : title}
        </div>
        {children ? <div className="soft">{children}</div> : null}
      </div>
      {end}
      {href && !end ? (
        <span className="row-go">
          <Pictogram name="arrow" size="small" />
        </span>
      ) : null}
    </div>
  )
}
