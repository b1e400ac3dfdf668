import type { ServerBuild } from '@remix-run/node'
import { matchRoutes, type AgnosticRouteObject } from '@remix-run/router'
import { expect, test } from 'vitest'
import routes from '#app/routes.ts'
import { listRoutes } from '../../../db/testing/route-walk.server.ts'
import { areaBuilds } from './area-build.ts'

type Configured = (typeof routes)[number]
type Entry = { id: string; path?: string; index?: boolean; parentId: string | undefined }

function entriesOf(configured: readonly Configured[], parentId: string): [string, Entry][] {
  return configured.flatMap(({ id, file, path, index, children }) => {
    const own = id ?? file
    const entry: Entry = { id: own, parentId, ...(path ? { path } : {}), ...(index ? { index } : {}) }
    return [[own, entry] as [string, Entry], ...entriesOf(children ?? [], own)]
  })
}
const entries = Object.fromEntries([
  ['root', { id: 'root', path: '', parentId: undefined }] as [string, Entry],
  ...entriesOf(routes, 'root'),
])
const build = { routes: entries, assets: { routes: entries, entry: {} } } as unknown as ServerBuild

function treeOf(all: ServerBuild['routes'], parentId?: string): AgnosticRouteObject[] {
  return Object.values(all)
    .filter((route) => route.parentId === parentId)
    .map(
      ({ id, path, index }) =>
        ({ id, path, index, children: index ? undefined : treeOf(all, id) }) as AgnosticRouteObject,
    )
}
const whole = treeOf(build.routes)
const found = (tree: AgnosticRouteObject[], path: string) =>
  matchRoutes(tree, path)?.map(({ route, params }) => ({ id: route.id, params }))

const areaOf = areaBuilds(build)
const addresses = [
  ...new Set(listRoutes().map(({ pattern }) => pattern.replaceAll(':language', 'nl').replace(/:\w+|\*/g, 'een'))),
  ...['/', '//', '/nl', '/NL/activiteiten', '/Mijn/berichten', '/%6dijn/berichten', '/mijn/', '/werk/bestaat-niet'],
  ...['/mijn/Afspraken/nieuw', '/mijn/%61fspraken', '/mijn//afspraken', '/mijn/afspraken/', '/nl//activiteiten'],
  ...[
    '/niets',
    '/niets/van/dit-alles',
    '/werk%2fvragen',
    '/.well-known/x',
    '/nl/bestaat-niet',
    '/toString',
    '/__proto__',
  ],
]

test.each(addresses)('%s comes to the same page as with all routes', (path) => {
  expect(found(treeOf(areaOf(path).routes), path)).toEqual(found(whole, path))
})

test('an address of one area is weighed against its own routes alone, the pages of the browser too', () => {
  const { routes: own, assets } = areaOf('/werk/vragen')
  expect(Object.keys(own).length).toBeLessThan(Object.keys(entries).length / 2)
  expect(Object.keys(assets.routes)).toEqual(Object.keys(own))
  expect(own).not.toHaveProperty(['routes/professional/agenda.tsx'])
  expect(entries).toHaveProperty(['routes/professional/agenda.tsx'])
  expect(areaOf('/werk/vragen/een')).toBe(areaOf('/WERK/Vragen'))
  expect(areaOf('/werk/bestaat-niet')).toBe(areaOf('/werk'))
  expect(areaOf('/%E0%A4%A')).toBe(build)
})
