import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { tryPort } from '#db/embedded/free-port.server.ts'
import { findChromium } from '../scripts/find-chromium.ts'
import { enterAs } from './fixtures/enter-as.ts'
import type { PersonName } from './fixtures/people.ts'
import { shots } from './fixtures/shots.ts'

const widths = [360, 768, 1280]
const heights: Record<number, number> = { 360: 740, 768: 1024, 1280: 800 }

interface Look {
  readonly width: number
  readonly language: string
  readonly colorScheme: 'light' | 'dark'
}

/** A fresh demo on a port of its own, on the Friday of ECO-6. */
async function startDemo() {
  const port = (await tryPort(0)) ?? 0
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: join(tmpdir(), `drieluik-e2e-${port}`),
    DEMO_NOW: '2026-04-03T14:30:00+02:00',
    E2E_ENTER_PORT: process.env.E2E_ENTER_PORT,
    TRUSTED_PROXY: '127.0.0.1,::1',
    LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, ['e2e/fixtures/serve-demo.ts'], { env, stdio: 'ignore' })
  const address = `http://localhost:${port}`
  const isUp = () =>
    fetch(`${address}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error('The demo did not start')
    await new Promise((wake) => setTimeout(wake, 300))
  }
  const stop = async () => {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  return { address, stop }
}

async function open(browser: Browser, address: string, look: Look, person: PersonName | null): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    colorScheme: look.colorScheme,
    viewport: { width: look.width, height: heights[look.width] ?? 800 },
    deviceScaleFactor: look.width === 360 ? 2 : 1,
    // Each visit counts as a visitor of its own: sign-in tries are counted by address.
    extraHTTPHeaders: { 'X-Forwarded-For': `198.18.${Math.floor(Math.random() * 256)}.7` },
  })
  const page = await context.newPage()
  if (person) {
    await enterAs(page, person)
    await page.goto(`/${look.language}/taal`)
    await page.locator(`button[name=language][value=${look.language}]`).click()
    await page.waitForURL(/\/(mijn|werk|beheer|toezicht)/)
  }
  return page
}

/** Takes every page in every look into `folder`, one file each: `mijn-360-nl-light.png`. */
async function takeAll(browser: Browser, address: string, folder: string): Promise<void> {
  for (const { person, languages, pages } of shots)
    for (const language of languages)
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of widths) {
          const page = await open(browser, address, { width, language, colorScheme }, person)
          for (const { name, path, click } of pages) {
            await page.goto(path.replace(':language', language))
            if (click) await page.locator(click).first().click()
            await page.waitForLoadState('networkidle')
            const file = join(folder, `${name}-${width}-${language}-${colorScheme}.png`)
            await page.screenshot({ path: file, fullPage: width === 360, animations: 'disabled' })
          }
          await page.context().close()
        }
}

/** The picture of the README: a resident's phone beside the desk of the practice. */
async function takeCover(browser: Browser, address: string, file: string): Promise<void> {
  const look = { language: 'nl', colorScheme: 'light' } as const
  const phone = await open(browser, address, { ...look, width: 360 }, 'fatma')
  await phone.goto('/mijn')
  const resident = await phone.screenshot({ animations: 'disabled' })
  const desk = await open(browser, address, { ...look, width: 1280 }, 'sanne')
  await desk.goto('/werk/vragen')
  await desk.locator('a.work-item', { hasText: 'Hep yorgunum' }).first().click()
  await desk.waitForLoadState('networkidle')
  const practice = await desk.screenshot({ animations: 'disabled' })

  const page = await browser.newPage({ viewport: { width: 1760, height: 900 } })
  const image = (picture: Buffer) => `data:image/png;base64,${picture.toString('base64')}`
  await page.setContent(`<!doctype html><title>Drieluik</title><style>
    body { margin: 0; display: flex; gap: 40px; align-items: center; justify-content: center; block-size: 900px;
      background: #e9e2d6 }
    img { display: block; border-radius: 14px; box-shadow: 0 18px 50px rgb(28 43 42 / 0.28) }
    .phone { inline-size: 360px; border: 8px solid #1c2b2a; border-radius: 34px }
    </style><img class="phone" src="${image(resident)}" alt=""><img src="${image(practice)}" width="1240" alt="">`)
  await page.screenshot({ path: file })
}

const folder = resolve(process.argv[2] ?? 'test-results/screenshots')
const cover = process.argv[3] ?? 'docs/screenshot.png'
await mkdir(folder, { recursive: true })
process.env.E2E_ENTER_PORT ??= String(await tryPort(0, '127.0.0.1'))
const demo = await startDemo()
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-quic'],
})
try {
  await takeCover(browser, demo.address, cover)
  console.log(`${cover}: ${(await readFile(cover)).length} bytes`)
  if (!process.argv.includes('--cover')) await takeAll(browser, demo.address, folder)
  await writeFile(join(folder, 'done'), '')
} finally {
  await browser.close()
  await demo.stop()
}
