import { brokenWords } from './fixtures/broken-words.ts'
import { expect, test } from './fixtures/portal-test.ts'
import { textsIn } from './fixtures/texts.ts'

const publicPages = ['', '/activiteiten', '/sociale-kaart', '/taal', '/hulp']
const residentPages = ['', '/berichten', '/vraag', '/vraag/onderwerp', '/vraag/vraag', '/afspraken', '/afspraken/nieuw']
const moreResidentPages = ['/gegevens', '/4d', '/4d/lichaam', '/4d/volgorde', '/4d/cijfer', '/4d/nakijken']
const lastResidentPages = ['/wie-heeft-gekeken', '/samen', '/samen/nieuw', '/hulp']
const ownPages = [...residentPages, ...moreResidentPages, ...lastResidentPages].map((path) => `/mijn${path}`)
const workPages = ['/werk/vragen', '/werk/agenda', '/werk/drie-gesprekken']

/** 400 % zoom of a screen of 1280 pixels (WCAG 1.4.10). */
const zoomed = { viewport: { width: 320, height: 640 } }

for (const look of ['light', 'dark'] as const) {
  test(`public pages have no fault in ${look}, in Dutch and Arabic, on a screen of 320 pixels`, async ({
    visitor,
    checkPage,
  }) => {
    const page = await visitor({ ...zoomed, colorScheme: look })
    for (const language of ['nl', 'ar'])
      for (const path of publicPages) {
        await page.goto(`/${language}${path}`)
        await checkPage(page, look)
      }
    await page.goto('/inloggen')
    await checkPage(page, look)
  })

  test(`a resident's pages have no fault in ${look}, on a screen of 320 pixels`, async ({ enter, checkPage }) => {
    const glenn = await enter('glenn', { ...zoomed, colorScheme: look })
    for (const path of ownPages) {
      await glenn.goto(path)
      await checkPage(glenn, look)
    }
  })

  test(`professional pages have no fault in ${look}`, async ({ enter, checkPage }) => {
    const page = await enter('nadia', { colorScheme: look })
    for (const path of workPages) {
      await page.goto(path)
      await checkPage(page, look)
    }
    await page.goto('/werk/vragen')
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
    await expect(page).toHaveURL(/vragen\/[0-9a-f-]{36}/)
    await checkPage(page, look)
    const admin = await enter('admin', { colorScheme: look })
    for (const path of ['/beheer/accounts', '/beheer/instellingen']) {
      await admin.goto(path)
      await checkPage(admin, look)
    }
  })
}

test("a resident's pages have no fault in Arabic", async ({ enter, checkPage }) => {
  const naima = await enter('naima')
  await expect(naima.locator('html')).toHaveAttribute('dir', 'rtl')
  for (const path of ownPages) {
    await naima.goto(path)
    await checkPage(naima)
  }
})

test('professional pages fit a screen of 320 pixels', async ({ enter, checkPage }) => {
  const page = await enter('nadia', zoomed)
  for (const path of workPages) {
    await page.goto(path)
    await checkPage(page)
  }
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

for (const [person, language] of [
  ['glenn', 'Dutch'],
  ['fatma', 'Turkish'],
  ['naima', 'Arabic'],
] as const) {
  test(`on a screen of 320 pixels no word is cut in the middle, in ${language}`, async ({ enter }) => {
    const page = await enter(person, zoomed)
    for (const path of ownPages) {
      await page.goto(path)
      expect.soft(await brokenWords(page), path).toEqual([])
    }
    await page.goto('/mijn/samen')
    const talks = await page
      .getByRole('main')
      .locator('a[href^="/mijn/samen/0"]')
      .evaluateAll((links) => links.flatMap((link) => link.getAttribute('href') ?? []))
    for (const talk of talks) {
      await page.goto(talk)
      expect.soft(await brokenWords(page), talk).toEqual([])
    }
  })
}
