import type { ReactNode } from 'react'

/** The buttons that end a page or a form: under each other on a phone, beside each other when there is room. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>
}
