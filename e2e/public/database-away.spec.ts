import { calmLanguages, calmTexts } from '#app/platform/http/calm-page-texts.ts'
import { chooseAtProvider, nameOf, pressProvider } from '../fixtures/enter-resident.ts'
import { expect, signIn, test } from '../fixtures/portal-test.ts'
import { startSecondPortal } from '../fixtures/second-portal.ts'

test('when the database is away a calm page says so, and the portal recovers by itself', async ({
  visitor,
  allow,
  checkPage,
}) => {
  const portal = await startSecondPortal('2026-04-03T14:30:00+02:00')
  const page = await visitor({ baseURL: portal.address })
  const resident = await visitor({ baseURL: portal.address })
  try {
    await portal.untilReady()
    await page.goto('/inloggen')
    await resident.goto('/inloggen')
    await signIn(resident, 'glenn')
    await expect(resident).toHaveURL(/\/mijn$/)

    await portal.wire.cut()
    for (const language of calmLanguages) {
      const path = `/${language}/activiteiten`
      allow(page, 503, path)
      const answer = await page.goto(path)
      expect(answer?.status()).toBe(503)
      expect(answer?.headers()).toMatchObject({ 'retry-after': '10', 'cache-control': 'no-store' })
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      const [title, what] = calmTexts[language].notices.away
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
      await expect(page.getByRole('main')).toContainText(what)
      await expect(page.getByRole('link', { name: '112' })).toBeVisible()
      await expect(page.locator('a[href^="tel:"]')).toHaveCount(3)
      await checkPage(page)
    }

    const [title, notSaved] = calmTexts.nl.notices.notSent
    allow(resident, 503, '/mijn/berichten')
    expect((await resident.goto('/mijn/berichten'))?.status()).toBe(503)
    await expect(resident.getByRole('heading', { level: 1 })).toHaveText(title)

    // What was sent is sent again when the page is reloaded.
    const sender = await visitor({ baseURL: portal.address })
    allow(sender, 503, '/inloggen')
    allow(sender, 503, '/inloggen/digid')
    await sender.goto('/inloggen')
    await pressProvider(sender)
    await expect(sender.getByRole('main')).toContainText(notSaved)

    await portal.wire.join()
    await portal.untilReady()
    await expect(async () => {
      await sender.reload()
      await expect(sender).toHaveURL(/\/interaction\//, { timeout: 5_000 })
    }).toPass()
    await chooseAtProvider(sender, nameOf('glenn'))
    await expect(sender).toHaveURL(/\/mijn$/)
    await resident.reload()
    await expect(resident).toHaveURL(/\/mijn\/berichten$/)
    await page.goto('/tr/activiteiten')
    await expect(page.getByRole('article').first()).toBeVisible()
    for (const each of [page, resident, sender]) await each.goto('about:blank')
  } finally {
    await portal.stop()
  }
})
