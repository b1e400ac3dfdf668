import type { MetaFunction } from './framework.ts'

interface Root {
  readonly tenant?: { readonly name: string }
  /** Of a page that needs no account; null for every other. */
  readonly description?: string | null
}

/** What search engines show of a description. */
const longestDescription = 160

/**
 * The `meta` of every page: the loader returns `title`, in the reader's language; the wijk follows it. A page that needs no
 * account is described too: by the loader's `description`, or else in general.
 */
export const pageTitle: MetaFunction = ({ data, matches }) => {
  const root = matches.find((match) => match.id === 'root')?.data as Root | undefined
  const own = data as { title?: string; description?: string } | undefined
  const title = [own?.title, `Drieluik ${root?.tenant?.name ?? ''}`.trim()].filter(Boolean).join(' · ')
  if (!root?.description) return [{ title }]
  return [
    { title },
    { name: 'description', content: (own?.description ?? root.description).slice(0, longestDescription) },
  ]
}
