import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addressesOf,
  guardedRoutes,
  hasObject,
  makeRouteVisitors,
  openRoutes,
  type RouteVisitors,
} from '../db/testing/route-visitors.server.ts'
import { brokenBodies, importRoute, nonsense, queryNamesOf, visit } from '../db/testing/route-walk.server.ts'

/** A search answers with its list: of nonsense, an empty one. */
const isSearch = ({ file }: { readonly file: string }) => file === 'routes/professional/residents.tsx'

let all: RouteVisitors
beforeAll(async () => {
  all = await makeRouteVisitors()
})
afterAll(() => all.wijk.end())

describe.each(guardedRoutes)('$pattern ($file)', (entry) => {
  test('answers nonsense calmly, also to who may be here', async () => {
    const own = ({ resident: 'fatma', professional: 'joost', admin: 'admin', officer: 'officer' } as const)[entry.kind]
    const { loader, action } = await importRoute(entry.file)
    const base = { tenant: all.wijk.tenant, cookie: all.cookies[own] }
    for (const { path, params } of addressesOf(entry, all.fatmas)) {
      for (const junk of nonsense) {
        const query = new URLSearchParams(queryNamesOf(entry.file).map((name) => [name, junk]))
        const odd = Object.fromEntries(Object.keys(params).map((name) => [name, junk]))
        if (loader) {
          expect(
            (await visit(loader, { ...base, path: `${path}?${query}`, params })).fault,
            `GET ${path}?${query}`,
          ).toBeNull()
          const answer = await visit(loader, { ...base, path, params: odd })
          if (hasObject(entry))
            expect([answer.status, answer.fault], `GET ${path} with ${JSON.stringify(junk)}`).toEqual([404, null])
        }
        if (!action) continue
        const names = [...new Set(all.forms.flatMap((form) => [...form.keys()]))]
        const body = new URLSearchParams(names.map((name) => [name, junk]))
        const posted = await visit(action, { ...base, path, params: odd, body })
        const isRefused = posted.status >= 300 || (isSearch(entry) && /"found":\[\]/.test(posted.body))
        expect([posted.fault, isRefused], `POST ${path} with ${JSON.stringify(junk)}`).toEqual([null, true])
      }
      if (!action) continue
      for (const { body, headers } of brokenBodies) {
        const posted = await visit(action, { ...base, path, params, body, headers })
        expect([posted.fault, posted.status >= 300], `POST ${path} ${headers['Content-Type']}`).toEqual([null, true])
      }
    }
  })
})

describe.each(openRoutes)('$pattern ($file)', (entry) => {
  test('answers nonsense calmly', async () => {
    const { loader, action } = await importRoute(entry.file)
    for (const { path, params } of addressesOf(entry, all.fatmas)) {
      for (const junk of nonsense) {
        const query = new URLSearchParams(queryNamesOf(entry.file).map((name) => [name, junk]))
        const odd = Object.fromEntries(Object.keys(params).map((name) => [name, junk]))
        if (loader)
          expect(
            (await visit(loader, { tenant: all.wijk.tenant, path: `${path}?${query}`, params })).fault,
            `GET ${path}?${query}`,
          ).toBeNull()
        if (loader)
          expect(
            (await visit(loader, { tenant: all.wijk.tenant, path, params: odd })).fault,
            `GET ${path} ${junk}`,
          ).toBeNull()
        const body = new URLSearchParams({ email: junk, password: junk, language: junk, returnTo: junk })
        if (action)
          expect(
            (await visit(action, { tenant: all.wijk.tenant, path, params, body })).fault,
            `POST ${path} ${junk}`,
          ).toBeNull()
      }
      for (const { body, headers } of action ? brokenBodies : [])
        expect(
          (await visit(action!, { tenant: all.wijk.tenant, path, params, body, headers })).fault,
          `POST ${path}`,
        ).toBeNull()
    }
  })
})
