import { vi } from 'vitest'
import { settingNames } from '#app/platform/env.server.ts'

// What a file before this one left in the worker: its settings, and what its modules remember (a pool, a wijk, a key).
vi.unstubAllEnvs()
for (const name of settingNames) Reflect.deleteProperty(process.env, name)
vi.resetModules()

/** Settings of every test; those of the database come from the test file's own clone. */
Object.assign(process.env, {
  NODE_ENV: 'test',
  TZ: 'UTC',
  LOG_LEVEL: 'silent',
  APP_SECRET: 'demo-only-for-tests-0123456789abcdefghij',
  SEAL_KEYS: `demo-tests:${Buffer.from('demo-only-for-tests-0123456789ab').toString('base64')}`,
  DEMO: 'on',
  BASE_DOMAIN: 'localhost',
  DEFAULT_TENANT: 'overvecht',
})
