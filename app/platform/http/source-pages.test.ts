import { createServer } from 'vite'
import { expect, test } from 'vitest'
import { serverPackages } from './source-pages.server.ts'

test('while developing, a package that only the server uses is never bundled for a browser', async () => {
  const vite = await createServer({
    configFile: false,
    cacheDir: '.cache/vite-test',
    logLevel: 'silent',
    plugins: [serverPackages],
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  })
  try {
    const asked = (address: string, importer?: string) =>
      vite.environments.client.pluginContainer.resolveId(address, importer)
    for (const address of ['@node-rs/argon2', 'pg']) {
      expect(await asked(address)).toMatchObject({ id: address, external: true })
    }
    expect((await asked('react', `${import.meta.dirname}/calm-page.ts`))?.external).toBeFalsy()
    expect((await asked('/app/root.tsx'))?.external).toBeFalsy()
    const { ssr } = vite.environments
    expect((await ssr?.pluginContainer.resolveId('react'))?.id).toContain('node_modules/react/')
  } finally {
    await vite.close()
  }
})
