import type { ReactNode } from 'react'

/** The fields of a form under each other, with room between them. */
export function FormStack({ children }: { children: ReactNode }) {
  return <div className="form">{children}</div>
}
