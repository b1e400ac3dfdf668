import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import type { Plugin } from 'vite'
import { tryPort } from '#db/embedded/free-port.server.ts'

/** `react`, `@node-rs/argon2/x`: the name of a package, not an address of a file. */
const packageName = /^@?[a-z][\w.-]*(\/|$)/i

/**
 * Keeps what only the server imports away from the browser's side of Vite. Remix looks for styles along every import of
 * a page on the server, and asks the browser's side for each (`@remix-run/dev`, vite/styles.js); Vite then bundles
 * argon2 for a browser, fails, and from then on answers 504 to the scripts of every page that hydrates.
 */
export const serverPackages: Plugin = {
  name: 'drieluik-server-packages',
  enforce: 'pre',
  resolveId(source, importer) {
    // Vite names this importer when nobody imports: whoever asks has an address only.
    const asked = importer === undefined || importer.endsWith('/index.html')
    const inBrowser = this.environment.name === 'client'
    return inBrowser && asked && packageName.test(source) ? { id: source, external: true } : null
  },
}

/** Pages from source, through Vite, which reloads the browser when a file changes. */
export async function sourcePages() {
  const { createServer } = await import('vite')
  // A port of its own, so that two that develop on one machine both hear of their changes.
  const port = (await tryPort(0)) ?? undefined
  const vite = await createServer({
    server: { middlewareMode: true, hmr: { port } },
    appType: 'custom',
    plugins: [serverPackages],
  })
  // Pages that do not hydrate have nobody to patch them: any change reloads the page.
  vite.watcher.on('change', () => vite.ws.send({ type: 'full-reload' }))
  const build = async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild
  return { build, before: [vite.middlewares as RequestHandler], close: () => vite.close() }
}
