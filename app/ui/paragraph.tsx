import { Paragraph as NlParagraph } from '@nl-design-system-candidate/paragraph-react'
import type { ReactNode } from 'react'

type Props = { look?: 'lead' | 'soft' | 'small'; id?: string; lang?: string; children: ReactNode }

const classes = { lead: undefined, soft: 'soft', small: 'soft small' }

/** A paragraph: plain, a larger first one (`lead`), softer, or small and softer. */
export function Paragraph({ look, id, lang, children }: Props) {
  return (
    <NlParagraph
      purpose={look === 'lead' ? 'lead' : undefined}
      className={look ? classes[look] : undefined}
      id={id}
      lang={lang}
    >
      {children}
    </NlParagraph>
  )
}
