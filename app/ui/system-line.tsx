import type { ReactNode } from 'react'

/** What happened between two messages, in one line. */
export function SystemLine({ children }: { children: ReactNode }) {
  return <p className="system-line">{children}</p>
}
