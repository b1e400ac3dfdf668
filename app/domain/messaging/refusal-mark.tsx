import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormState } from '#app/platform/forms/form-state.ts'

type Props = { state: FormState | undefined; children?: ReactNode }

/**
 * What a refused form says, where a script took the place of a new page: the title says so first, and what has to be
 * mended takes the focus (A11Y-6), each time that it is refused.
 */
export function RefusalMark({ state, children }: Props) {
  const { t } = useTranslation('ui')
  const place = useRef<HTMLDivElement>(null)
  const prefix = t('errorTitlePrefix')
  useEffect(() => {
    if (!state) return undefined
    place.current?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus()
    const plain = document.title.startsWith(prefix) ? document.title.slice(prefix.length).trim() : document.title
    const marked = `${prefix} ${plain}`
    document.title = marked
    return () => {
      // Another page has its own title by now.
      if (document.title === marked) document.title = plain
    }
  }, [state, prefix])
  return state ? <div ref={place}>{children}</div> : null
}
