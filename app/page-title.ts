import type { MetaFunction } from './framework.ts'

/** The `meta` of every page: the loader returns `title`, in the reader's language; the wijk follows it. */
export const pageTitle: MetaFunction = ({ data, matches }) => {
  const root = matches.find((match) => match.id === 'root')?.data as { tenant?: { name: string } } | undefined
  const own = (data as { title?: string } | undefined)?.title
  return [{ title: [own, `Drieluik ${root?.tenant?.name ?? ''}`.trim()].filter(Boolean).join(' · ') }]
}
