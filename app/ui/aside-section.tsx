import type { ReactNode } from 'react'
import { Heading } from './heading.tsx'

/** A part of the resident card. */
export function AsideSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="aside-section">
      <Heading level={2} look={4}>
        {title}
      </Heading>
      {children}
    </section>
  )
}
