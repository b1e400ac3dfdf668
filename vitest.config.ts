import { defineConfig } from 'vitest/config'

// The Remix plugin stays out: tests import modules as they are.
const shared = {
  environment: 'node',
  pool: 'forks',
  // A worker is used again; setup-env.ts gives each file modules of its own.
  isolate: false,
  sequence: { setupFiles: 'list' },
  // A busy machine takes its time.
  testTimeout: 20_000,
  restoreMocks: true,
  unstubEnvs: true,
} as const
const database = '**/*.server.test.ts'
const rooms = ['app', 'db', 'scripts', 'bench', 'eslint', 'e2e/mocks']

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: rooms.map((room) => `${room}/**/*.test.{ts,tsx}`),
          exclude: [database, '**/node_modules/**'],
          setupFiles: ['db/testing/setup-env.ts', 'db/testing/setup-outside-world.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'database',
          include: rooms.map((room) => `${room}/**/*.server.test.ts`),
          exclude: ['**/node_modules/**'],
          globalSetup: ['db/testing/global-setup.ts'],
          setupFiles: ['db/testing/setup-env.ts', 'db/testing/setup-database.ts', 'db/testing/setup-outside-world.ts'],
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
