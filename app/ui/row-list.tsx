import { Children, type ReactNode } from 'react'

/** Rows under each other with a line between them; a list for who listens. `compact` for rows of one short line. */
export function RowList({ compact, children }: { compact?: boolean; children: ReactNode }) {
  const className = compact ? 'row-list row-list-compact' : 'row-list'
  return <ul className={className}>{Children.map(children, (child) => (child ? <li>{child}</li> : null))}</ul>
}
