import { createContext, useContext, type FormHTMLAttributes, type ReactNode } from 'react'
import { ownerField } from '#app/platform/forms/page-owner.ts'

const Owner = createContext<string | null>(null)

/** Around every page: the mark of whom it is made for (see `page-owner.ts`), or null. */
export function PageOwner({ mark, children }: { mark: string | null; children: ReactNode }) {
  return <Owner.Provider value={mark}>{children}</Owner.Provider>
}

/** The mark as a field, for a form that is no `PostForm`. */
export function OwnerField() {
  const mark = useContext(Owner)
  return mark === null ? null : <input type="hidden" name={ownerField} value={mark} />
}

/** A form that changes something. It says whose page it stands on, so that it never acts for somebody else. */
export function PostForm({ children, ...rest }: Omit<FormHTMLAttributes<HTMLFormElement>, 'method'>) {
  return (
    <form {...rest} method="post">
      <OwnerField />
      {children}
    </form>
  )
}
