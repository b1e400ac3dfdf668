import type { RoleUrls } from '#db/roles.server.ts'

/** The settings of a portal that serves invented people, as `npm start` makes them. */
export function portalSettings(urls: RoleUrls, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    NODE_ENV: 'production',
    DEMO: 'on',
    PORT: '0',
    DATABASE_URL: urls.app,
    DATABASE_WORKER_URL: urls.worker,
    DATABASE_SEALER_URL: urls.sealer,
    APP_SECRET: 'demo-secret-of-the-bench-and-of-nobody-else',
    SEAL_KEYS: `demo-bench:${Buffer.from('demo-key-of-the-bench-of-nobody.').toString('base64')}`,
    LOG_LEVEL: 'info',
    ...more,
  }
}
