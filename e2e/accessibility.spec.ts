import type { Page } from '@playwright/test'
import { brokenWords } from './fixtures/broken-words.ts'
import { builtWrong, hardToRead } from './fixtures/check-page.ts'
import { cutOff } from './fixtures/cut-off.ts'
import { drawFor } from './fixtures/draw-for.ts'
import { expect, test } from './fixtures/portal-test.ts'
import { residentIdOf } from './fixtures/resident-id.ts'
import { textsIn } from './fixtures/texts.ts'
import {
  bothLooks,
  ofAdmin,
  ofOfficer,
  ofOrganiser,
  ofPlanning,
  ofResident,
  mostReadPages,
  ofWork,
  publicPages,
  signInPages,
  type Place,
} from './fixtures/every-page.ts'

// No test here changes anything that another reads.
test.describe.configure({ mode: 'parallel', timeout: 150_000 })

/** 400 % zoom of a screen of 1280 pixels (WCAG 1.4.10), and a tablet held upright. */
const zoomed = { viewport: { width: 320, height: 640 } }
const tablet = { viewport: { width: 768, height: 1024 } }

/** The part of a resident's pages to which everybody has the same links. */
const everybodys = 'a new appointment'

/** Goes to each of these pages; behind each selector, to where the first link leads that it finds on the page. */
async function visit(page: Page, places: readonly Place[], look: () => Promise<void>) {
  for (const place of places) {
    const [path, ...links] = typeof place === 'string' ? [place] : place
    await page.goto(path)
    for (const link of links) {
      const to = await page.getByRole('main').locator(link).first().getAttribute('href')
      expect(to, `${link} on ${page.url()}`).toBeTruthy()
      await page.goto(to!)
    }
    await expect(page.getByRole('heading', { level: 1 }).first(), `${page.url()} is there`).toBeVisible()
    await look()
  }
}

for (const language of ['nl', 'ar', 'ti'])
  test(`public pages have no fault in light and dark, on a screen of 320 pixels (${language})`, async ({
    visitor,
    checkPage,
  }) => {
    const page = await visitor(zoomed)
    const pages = language === 'nl' ? publicPages(language) : mostReadPages(language)
    await visit(page, pages, () => checkPage(page, bothLooks))
  })

test('the pages to sign in with have no fault in light and dark, on a screen of 320 pixels', async ({
  visitor,
  checkPage,
}) => {
  const page = await visitor(zoomed)
  await visit(page, signInPages, async () => {
    await checkPage(page, bothLooks)
    expect.soft(await brokenWords(page), page.url()).toEqual([])
  })
})

for (const [part, pages] of Object.entries(ofResident)) {
  test(`a resident's pages have no fault in light and dark, on a screen of 320 pixels: ${part}`, async ({
    enter,
    checkPage,
  }) => {
    const page = await enter(part === 'messages and appointments' ? 'danuta' : 'glenn', zoomed)
    await visit(page, pages, async () => {
      await checkPage(page, bothLooks)
      expect.soft(await brokenWords(page), page.url()).toEqual([])
    })
  })

  test(`a resident's pages have no fault in Arabic, from right to left: ${part}`, async ({ enter, checkPage }) => {
    const naima = await enter('naima', zoomed)
    await expect(naima.locator('html')).toHaveAttribute('dir', 'rtl')
    await visit(
      naima,
      pages.filter((each) => typeof each === 'string' || part === everybodys),
      async () => {
        await checkPage(naima)
        expect.soft(await brokenWords(naima), naima.url()).toEqual([])
      },
    )
  })
}

test('on a screen of 320 pixels no word is cut in the middle, in Turkish', async ({ enter }) => {
  const fatma = await enter('fatma', zoomed)
  const talks = '/mijn/samen'
  await visit(
    fatma,
    Object.values(ofResident)
      .flat()
      .filter((each) => typeof each === 'string' && each !== talks)
      .concat(ofResident[everybodys] ?? []),
    async () => expect.soft(await brokenWords(fatma), fatma.url()).toEqual([]),
  )
  await fatma.goto(talks)
  const each = await fatma
    .getByRole('main')
    .locator('a[href^="/mijn/samen/0"]')
    .evaluateAll((links) => links.flatMap((link) => link.getAttribute('href') ?? []))
  await visit(fatma, each, async () => expect.soft(await brokenWords(fatma), fatma.url()).toEqual([]))
})

test('the pages of who acts for somebody have no fault, on a screen of 320 pixels', async ({ enter, checkPage }) => {
  const fatma = await enter('fatma', zoomed)
  const his = `/namens/${await residentIdOf('Emre Yılmaz')}`
  await visit(fatma, [his, `${his}/afspraken`, `${his}/afspraken/nieuw`, `${his}/hulp`], async () => {
    await checkPage(fatma, bothLooks)
    expect.soft(await brokenWords(fatma), fatma.url()).toEqual([])
  })
})

/** Whose pages, by whom: Joost leads his practice, and Sanne books and plans for it, so that they have every page of work. */
const desks = [
  ['professionals', 'joost', ofWork],
  ['agendas and schedules', 'sanne', ofPlanning],
  ['organisers', 'loubna', ofOrganiser],
  ['administrators', 'admin', ofAdmin],
  ['the privacy officer', 'officer', ofOfficer],
] as const

for (const [whose, person, pages] of desks) {
  test(`the pages of ${whose} have no fault in light and dark, and fit a tablet and 320 pixels`, async ({
    enter,
    checkPage,
  }) => {
    const page = await enter(person)
    const desk = page.viewportSize()!
    await visit(page, await pages(), async () => {
      await checkPage(page, bothLooks)
      for (const { viewport } of [tablet, zoomed]) {
        await page.setViewportSize(viewport)
        const where = `${page.url()} at ${viewport.width} pixels`
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect.soft(sideways, `${where} scrolls sideways`).toBeLessThanOrEqual(0)
        expect.soft(await cutOff(page), `cut off on ${where}`).toEqual([])
      }
      await page.setViewportSize(desk)
    })
  })
}

test('a button without a name is found, and each time', async ({ eye, baseURL }) => {
  for (const time of ['at first', 'and again']) {
    await drawFor(
      eye,
      '<!doctype html><html lang="nl"><title>x</title><main><h1>x</h1><button></button>',
      `${baseURL}/nl`,
    )
    expect(
      (await builtWrong(eye)).map(({ id }) => id),
      time,
    ).toEqual(['button-name'])
  }
})

test('letters that are hard to read are found, also where the same stand below readable ones', async ({
  eye,
  baseURL,
}) => {
  const text = (colours: string) => `<p style="font-size: 16px; ${colours}">Uw afspraak</p>`
  const show = (html: string) => drawFor(eye, `<!doctype html><main>${html}</main>`, `${baseURL}/nl`)
  const where = async () => (await hardToRead(eye)).flatMap(({ id, where: places }) => [id, places.length])
  await show(text('color: #123; background: #fff') + text('color: #767; background: #787'))
  expect(await where()).toEqual(['color-contrast', 1])
  await show(text('color: #123; background: #fff') + text('color: #123; background: #234'))
  expect(await where()).toEqual(['color-contrast', 1])
  await show(`<div style="background: #111">${text('color: #123')}</div>`)
  expect(await where()).toEqual(['color-contrast', 1])
  await show(text('color: #123; background: #fff'))
  expect(await where()).toEqual([])
})

test('the first key leads past the menu to the page, and the next to what one came for', async ({ visitor }) => {
  const t = textsIn('nl')
  const page = await visitor({ javaScriptEnabled: true })
  await page.goto('/nl')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: t('ui:skipLink') })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: t('ui:front.activitiesButton') })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/nl\/activiteiten$/)
})

test('signing in and asking a question take a keyboard and nothing else', async ({ visitor }) => {
  const t = textsIn('nl')
  const page = await visitor({ javaScriptEnabled: true })
  const tabTo = async (name: string, role: 'link' | 'button') => {
    const wanted = page.getByRole('main').getByRole(role, { name })
    for (let presses = 0; presses < 40; presses += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    await expect(wanted).toBeFocused()
  }
  await page.goto('/inloggen?returnTo=/mijn/vraag')
  await tabTo(t('identity:choose.digid'), 'button')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/interaction\//)
  await page.locator('label.option', { hasText: 'Glenn' }).locator('input').focus()
  await page.keyboard.press('Space')
  await page.locator('button[value=signIn]').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/mijn\/vraag$/)
  await tabTo(t('messaging:start.begin'), 'link')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/mijn\/vraag\/onderwerp$/)
  await page.getByRole('radio').first().focus()
  await page.keyboard.press('ArrowDown')
  await tabTo(t('messaging:steps.next'), 'button')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/mijn\/vraag\/vraag$/)
})
