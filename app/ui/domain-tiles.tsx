import { Children, type ReactNode } from 'react'

/** The four domain tiles: two by two, or four in a row where there is little room (`compact`). */
export function DomainTiles({ compact, children }: { compact?: boolean; children: ReactNode }) {
  return (
    <ul className={compact ? 'domain-tiles domain-tiles-compact' : 'domain-tiles'}>
      {Children.map(children, (child) => (child ? <li>{child}</li> : null))}
    </ul>
  )
}
