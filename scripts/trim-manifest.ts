import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface ManifestRoute {
  readonly id: string
  readonly parentId?: string
}
interface Manifest {
  readonly routes: Readonly<Record<string, ManifestRoute>>
}

const frame = /^(window\.__remixManifest=)(\{.*\})(;?\s*)$/s

/** The routes under and above those that hydrate: all that a browser ever goes to without loading a page anew. */
function reachable({ routes }: Manifest, hydrates: (id: string) => boolean): Set<string> {
  const keep = new Set(Object.keys(routes).filter(hydrates))
  const all = Object.values(routes)
  // Parents stand before their children in no order that is promised: until nothing is added.
  for (let size = -1; size !== keep.size;) {
    size = keep.size
    for (const { id, parentId } of all) if (parentId && keep.has(parentId)) keep.add(id)
  }
  for (const id of [...keep]) {
    for (let at = routes[id]?.parentId; at; at = routes[at]?.parentId) keep.add(at)
  }
  return keep
}

/**
 * The text of the framework's list of routes with only those that a hydrated page can reach. A link to any other address
 * loads that page from the server.
 * @param hydrates whether a route, by its id, says so itself.
 * @throws when the text is not the list that the framework writes: an update of it is to be looked at.
 */
export function trimManifest(text: string, hydrates: (id: string) => boolean): string {
  const [, before, json, after] = frame.exec(text) ?? []
  if (before === undefined || json === undefined || after === undefined)
    throw new Error('the list of routes does not look as it did: see scripts/trim-manifest.ts')
  const manifest = JSON.parse(json) as Manifest
  const keep = reachable(manifest, hydrates)
  const routes = Object.fromEntries(Object.entries(manifest.routes).filter(([id]) => keep.has(id)))
  return `${before}${JSON.stringify({ ...manifest, routes })}${after}`
}

/** Whether the route's file says `hydrate: true` (docs/decisions: pages that do not hydrate). */
const saysHydrate = (id: string) =>
  globSync(`app/${id}.{ts,tsx}`).some((file) => /\bhydrate: true\b/.test(readFileSync(file, 'utf8')))

/** Trims what the build wrote into `folder`. */
export function trimManifests(folder: string): void {
  const files = globSync('manifest-*.js', { cwd: folder })
  if (files.length !== 1) throw new Error(`one list of routes was expected in ${folder}, not ${files.length}`)
  for (const file of files) {
    const path = join(folder, file)
    writeFileSync(path, trimManifest(readFileSync(path, 'utf8'), saysHydrate))
  }
}
