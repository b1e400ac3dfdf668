import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

/**
 * `.server.ts` files are not bundled into the server build: Node runs them from source, so that the HTTP entry,
 * the scripts and Remix share one pool, one log and one registry of figures.
 */
const serverSource = (id: string) => /^#(app|db)\/.*\.server\.ts$/.test(id)

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [remix(remixOptions)],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    ...(command === 'build' && isSsrBuild ? { rollupOptions: { external: serverSource } } : {}),
  },
  worker: { format: 'es' },
  ssr: { noExternal: [/^@nl-design-system-candidate\//, /^@utrecht\//] },
}))
