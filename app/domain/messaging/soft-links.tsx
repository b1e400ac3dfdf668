import { useEffect } from 'react'
import { useSubmit } from '#app/framework.ts'

/** The link that a plain click wants to follow inside `place`, or null for everything that is the browser's own. */
function linkOf(event: MouseEvent, place: string): URL | null {
  const special = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  if (event.defaultPrevented || event.button !== 0 || special || !(event.target instanceof Element)) return null
  const link = event.target.closest('a[href]')
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return null
  const url = new URL(link.href)
  return url.origin === window.location.origin && url.pathname.startsWith(place) && !url.hash ? url : null
}

/**
 * Where a script runs, links below `place` open without loading the page anew: the list stays where it was scrolled to
 * and what has the focus keeps it. They are ordinary links all the same.
 */
export function SoftLinks({ place }: { place: string }) {
  const submit = useSubmit()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const url = linkOf(event, place)
      if (!url) return
      event.preventDefault()
      submit(url.searchParams, { method: 'get', action: url.pathname, preventScrollReset: true })
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [submit, place])
  return null
}
