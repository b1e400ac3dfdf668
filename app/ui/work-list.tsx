import { Children, type ReactNode } from 'react'

/** Work under each other, what is due first on top. */
export function WorkList({ children }: { children: ReactNode }) {
  return <ul className="work-list">{Children.map(children, (child) => (child ? <li>{child}</li> : null))}</ul>
}
