import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { tryPort } from '#db/embedded/free-port.server.ts'
import { passingFolder } from '#db/testing/passing-folder.server.ts'

// Workers read this file again: they take over the port that the first reading chose.
process.env.E2E_PORT ??= String(await tryPort(0))
const port = Number(process.env.E2E_PORT)
process.env.E2E_ENTER_PORT ??= String(await tryPort(0, '127.0.0.1'))
process.env.E2E_DATA_DIR ??= join(await passingFolder(), `drieluik-e2e-${port}`)
process.env.DEMO_PASSWORD ??= 'demo-e2e-buurtgezond'
const baseURL = `http://localhost:${port}`

/** ECO-6 names this Friday: what is asked then has an answer by Wednesday 8 April 2026, after Easter Monday. */
const fridayAfternoon = '2026-04-03T14:30:00+02:00'

/** As `scripts/find-chromium.ts` looks for them, for who starts a single journey by hand. */
const browsers = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

const phone = { width: 360, height: 740 }
const desktop = { width: 1280, height: 800 }

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // A journey waits in turn for the browser, the portal and the database: three keep two cores busy.
  workers: 3,
  forbidOnly: true,
  // Two browsers, two portals and PostgreSQL share two cores: what failed is asked once more, and named as flaky.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 7_000 },
  reporter: 'line',
  use: {
    baseURL,
    actionTimeout: 20_000,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    // For a look at a failure: `npx playwright test --trace retain-on-failure`. It takes a quarter of the time.
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? browsers.find(existsSync),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'resident-360',
      testMatch: ['*-journey.spec.ts', 'public/*.spec.ts', 'resident/*.spec.ts'],
      use: { viewport: phone, javaScriptEnabled: false, hasTouch: true },
    },
    { name: 'elements-360', testMatch: 'elements/*.spec.ts', use: { viewport: phone, hasTouch: true } },
    {
      name: 'professional-1280',
      testMatch: ['professional/*.spec.ts', 'admin/*.spec.ts'],
      use: { viewport: desktop },
    },
    { name: 'accessibility', testMatch: 'accessibility.spec.ts', use: { viewport: phone } },
  ],
  webServer: {
    // The project's own Node, whichever one started the tests: it reads TypeScript.
    command: 'node_modules/.bin/node e2e/fixtures/serve-demo.ts',
    url: `${baseURL}/readyz`,
    timeout: 120_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: {
      PORT: String(port),
      E2E_ENTER_PORT: process.env.E2E_ENTER_PORT,
      DATA_DIR: process.env.E2E_DATA_DIR,
      DEMO_NOW: fridayAfternoon,
      DEMO_PASSWORD: process.env.DEMO_PASSWORD,
      // Each visitor of the journeys has an address of its own, as behind a proxy: sign-in tries are counted by address.
      TRUSTED_PROXY: '127.0.0.1,::1',
      LOG_LEVEL: 'warn',
    },
  },
})
