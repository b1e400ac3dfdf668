import { Heading as NlHeading } from '@nl-design-system-candidate/heading-react'
import type { ReactNode } from 'react'

type Props = {
  level: 1 | 2 | 3 | 4 | 5 | 6
  look?: 1 | 2 | 3 | 4
  id?: string
  lang?: string
  children: ReactNode
}

/** A heading at its place in the outline (`level`), as large as `look` says (the level's own size when left out). */
export function Heading({ level, look, id, lang, children }: Props) {
  const size = look ?? (Math.min(level, 4) as 1 | 2 | 3 | 4)
  return (
    <NlHeading level={level} appearance={`level-${size}`} id={id} lang={lang}>
      {children}
    </NlHeading>
  )
}
