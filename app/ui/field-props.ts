import type { ReactNode } from 'react'

/** What every field takes. `id` is the name when left out; `error` is shown at the field and makes it invalid. */
export type FieldProps = {
  name: string
  id?: string
  label: ReactNode
  help?: ReactNode
  error?: string
  required?: boolean
  optional?: boolean
  lang?: string
}

/** The ids that a control points to with `aria-describedby`: its help and its error, in the order they are read. */
export function describedBy(id: string, field: { help?: unknown; error?: unknown }, more?: string): string | undefined {
  const ids = [field.help ? `${id}-help` : '', more ?? '', field.error ? `${id}-error` : ''].filter(
    (part) => part !== '',
  )
  return ids.length > 0 ? ids.join(' ') : undefined
}
