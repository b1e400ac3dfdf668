import { Children, type ReactNode } from 'react'

/** Cards in one column on a phone, in two or three where there is room; a list for who listens. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <ul className="card-grid">{Children.map(children, (child) => (child ? <li>{child}</li> : null))}</ul>
}
