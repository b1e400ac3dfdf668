import type { ReactNode } from 'react'

/** A professional page without panes; an `agenda` is printed on one sheet. */
export function WorkPage({ look, children }: { look?: 'agenda'; children: ReactNode }) {
  return <div className={look ? `work-page ${look}` : 'work-page'}>{children}</div>
}
