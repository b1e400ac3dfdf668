import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']
type Route = Routes[string]

function parentsOf(routes: Routes, route: Route): Route[] {
  const parent = route.parentId === undefined ? undefined : routes[route.parentId]
  return parent ? [...parentsOf(routes, parent), parent] : []
}

/** The first two parts of the addresses that a route answers: a word, `:name`, `*`, or nothing for the first page. */
function firstParts(routes: Routes, route: Route): readonly [string, string] {
  const [first = '', second = ''] = [...parentsOf(routes, route), route]
    .flatMap((each) => (each.path ?? '').split('/'))
    .filter((part) => part !== '')
  return [first, second]
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

/** The words among these parts: what is named and not open. */
const wordsIn = (parts: readonly string[]) => new Set(parts.filter((part) => part !== '' && !isOpen(part)))

/**
 * Remix weighs every route of the portal again for each request. This gives it only those that can answer, by the first two
 * parts of the address: with 150 routes that was a fifth of the processor time of a page of `/werk`.
 * @returns for a path the part of the build that answers it. The parts are made once.
 */
export function areaBuilds(build: ServerBuild): (pathname: string) => ServerBuild {
  const { routes } = build
  const leaves = Object.values(routes).map((route) => {
    const [first, second] = firstParts(routes, route)
    return { route, first, second }
  })
  const words = wordsIn(leaves.map(({ first }) => first))
  const within = (word: string) =>
    leaves.filter(({ first }) => (word === '' ? isOpen(first) || first === '' : first === word || first === '*'))
  const areas = new Map(
    ['', ...words].map((word) => [
      word,
      { word, leaves: within(word), seconds: wordsIn(within(word).map(({ second }) => second)) },
    ]),
  )
  const made = new Map<string, ServerBuild>()

  function make(those: readonly (typeof leaves)[number][]): ServerBuild {
    const kept = new Set(those.flatMap(({ route }) => [...parentsOf(routes, route), route].map(({ id }) => id)))
    const only = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => kept.has(id)))
    return { ...build, routes: only(routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
  }

  return (pathname) => {
    const [first, second] = [addressArea(pathname), addressArea(`/${pathname.split('/')[2] ?? ''}`)]
    if (first === null || second === null) return build
    // Whatever is no area of its own is a language, or nothing: one part for all of these.
    const area = areas.get(first) ?? areas.get('')!
    const word = area.seconds.has(second) ? second : ''
    const key = `${area.word}/${word}`
    const isBelow = (each: (typeof leaves)[number]) => each.second === '' || isOpen(each.second) || each.second === word
    const known = made.get(key) ?? make(area.leaves.filter(isBelow))
    made.set(key, known)
    return known
  }
}
