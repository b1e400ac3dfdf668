import type { ReactNode } from 'react'

/** A professional page without panes. */
export function WorkPage({ children }: { children: ReactNode }) {
  return <div className="work-page">{children}</div>
}
