import type { ReactNode } from 'react'

/** The fields of a form under each other, with room between them; `columns` puts short ones beside each other. */
export function FormStack({ columns, children }: { columns?: boolean; children: ReactNode }) {
  return <div className={columns ? 'form form-columns' : 'form'}>{children}</div>
}
