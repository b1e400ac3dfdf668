import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']
type Route = Routes[string]

function parentsOf(routes: Routes, route: Route): Route[] {
  const parent = route.parentId === undefined ? undefined : routes[route.parentId]
  return parent ? [...parentsOf(routes, parent), parent] : []
}

/** The first part of the addresses that a route answers: a word, `:name`, `*`, or nothing for the first page. */
function firstPart(routes: Routes, route: Route): string {
  const path = [...parentsOf(routes, route), route].map((each) => each.path ?? '').find((each) => each !== '')
  return path?.split('/')[0] ?? ''
}

const isOpen = (part: string) => part.startsWith(':') || part === '*'

/** The first part of an address as routes are compared with it; null where it can't be read. */
export function addressArea(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname.split('/')[1] ?? '').toLowerCase()
  } catch {
    return null
  }
}

/**
 * Remix weighs every route of the portal again for each request. This gives it only those that can answer: with 150
 * routes that was a fifth of the processor time of a page of `/werk`.
 * @returns for a path the part of the build that answers it. The parts are made once.
 */
export function areaBuilds(build: ServerBuild): (pathname: string) => ServerBuild {
  const { routes } = build
  const leaves = Object.values(routes).map((route) => ({ route, part: firstPart(routes, route) }))
  const words = new Set(leaves.map(({ part }) => part).filter((part) => part !== '' && !isOpen(part)))
  const made = new Map<string, ServerBuild>()

  function make(word: string): ServerBuild {
    const kept = new Set<string>()
    for (const { route, part } of leaves)
      if (words.has(word) ? part === word || part === '*' : isOpen(part) || part === '')
        for (const each of [...parentsOf(routes, route), route]) kept.add(each.id)
    const only = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => kept.has(id)))
    return { ...build, routes: only(routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
  }

  return (pathname) => {
    const area = addressArea(pathname)
    if (area === null) return build
    // Whatever is no area of its own is a language, or nothing: one part for all of these.
    const word = words.has(area) ? area : ''
    const known = made.get(word) ?? make(word)
    made.set(word, known)
    return known
  }
}
