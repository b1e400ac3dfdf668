import type { ReactNode } from 'react'

/** Why the reader may see this. */
export function WhyNote({ children }: { children: ReactNode }) {
  return <p className="why">{children}</p>
}
