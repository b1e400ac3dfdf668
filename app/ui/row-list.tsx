import { Children, type ReactNode } from 'react'

/** Rows under each other with a line between them; a list for who listens. */
export function RowList({ children }: { children: ReactNode }) {
  return <ul className="row-list">{Children.map(children, (child) => (child ? <li>{child}</li> : null))}</ul>
}
