import { expect, test } from '../fixtures/portal-test.ts'
import { startSecondPortal } from '../fixtures/second-portal.ts'
import { textsIn } from '../fixtures/texts.ts'

test('when the database is away a calm page says so, and the portal recovers by itself', async ({
  visitor,
  allow,
  checkPage,
}) => {
  const portal = await startSecondPortal('2026-04-03T14:30:00+02:00')
  const page = await visitor({ baseURL: portal.address })
  try {
    await portal.untilReady()
    await page.goto('/inloggen')

    await portal.wire.cut()
    for (const language of ['nl', 'tr']) {
      const path = `/${language}/activiteiten`
      allow(page, 503, path)
      const answer = await page.goto(path)
      expect(answer?.status()).toBe(503)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(textsIn(language)('ui:calm.fault.title'))
      await expect(page.getByRole('main')).toContainText('112')
      await checkPage(page)
    }

    await portal.wire.join()
    await portal.untilReady()
    await page.goto('/tr/activiteiten')
    await expect(page.getByRole('article').first()).toBeVisible()
    await page.goto('about:blank')
  } finally {
    await portal.stop()
  }
})
