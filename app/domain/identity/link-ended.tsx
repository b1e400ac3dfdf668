import type { ReactNode } from 'react'
import { PageHeader } from '#app/ui/page-header.tsx'

/** A link that was used or is too old; `children` is the way to another one. */
export function LinkEnded({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <>
      <PageHeader title={title} intro={text} />
      {children}
    </>
  )
}
