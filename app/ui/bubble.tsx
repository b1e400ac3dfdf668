import type { ReactNode } from 'react'
import { TagList } from './tag-list.tsx'

type Words = { label: string; text: string; lang?: string }

type Props = {
  from: 'resident' | 'own' | 'colleague'
  author?: ReactNode
  when?: ReactNode
  lang?: string
  original?: Words
  translation?: Words
  tags?: ReactNode
  children?: ReactNode
}

/**
 * One message. `from="own"` stands at the end of the line, as what the reader wrote. With `translation` the writer's own
 * words stay beside it, each under its label.
 */
export function Bubble({ from, author, when, lang, original, translation, tags, children }: Props) {
  const words = [original, translation].filter((part) => part !== undefined)
  return (
    <article className={from === 'resident' ? 'bubble' : `bubble bubble-${from}`}>
      {author || when ? (
        <p className="soft small">
          {author ? <strong>{author}</strong> : null} {when}
        </p>
      ) : null}
      {words.length > 0 ? (
        <div className="bubble-two">
          {words.map((part) => (
            <div key={part.label}>
              <p className="soft small">{part.label}</p>
              <p lang={part.lang} dir="auto">
                {part.text}
              </p>
            </div>
          ))}
        </div>
      ) : null}
      {children ? (
        <div className="bubble-text" lang={lang} dir="auto">
          {children}
        </div>
      ) : null}
      {tags ? <TagList>{tags}</TagList> : null}
    </article>
  )
}
