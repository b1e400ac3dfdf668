import type { ReactNode } from 'react'

type Item = { term: ReactNode; description: ReactNode; lang?: string }

/** What something is, line by line; `compact` puts term and answer beside each other where there is room. */
export function DefinitionList({ items, compact }: { items: readonly Item[]; compact?: boolean }) {
  return (
    <dl className={compact ? 'definitions definitions-compact' : 'definitions'}>
      {items.map((item, at) => (
        <div key={at}>
          <dt>{item.term}</dt>
          <dd lang={item.lang}>{item.description}</dd>
        </div>
      ))}
    </dl>
  )
}
