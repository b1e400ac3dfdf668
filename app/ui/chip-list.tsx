import { Children, type ReactNode } from 'react'

/** Filters beside each other; `label` names the group for who listens. */
export function ChipList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label}>
      <ul className="chip-list">{Children.map(children, (child) => (child ? <li>{child}</li> : null))}</ul>
    </nav>
  )
}
