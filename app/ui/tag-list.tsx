import type { ReactNode } from 'react'

/** Tags beside each other. */
export function TagList({ children }: { children: ReactNode }) {
  return <div className="tag-list">{children}</div>
}
