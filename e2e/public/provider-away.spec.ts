import { openPasswordPart, pressProvider } from '../fixtures/enter-resident.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { startSecondPortal } from '../fixtures/second-portal.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')

test('when DigiD is away the page says so calmly, and what needs no DigiD goes on', async ({
  visitor,
  allow,
  checkPage,
}) => {
  const portal = await startSecondPortal('2026-04-03T14:30:00+02:00', { isProviderThere: false })
  try {
    const page = await visitor({ baseURL: portal.address })
    await portal.untilReady()
    await page.goto('/inloggen?returnTo=/mijn/berichten')
    allow(page, 503, '/inloggen/digid')
    await pressProvider(page)
    await expect(page.getByRole('main')).toContainText(nl('identity:refusals.providerAway'))
    await checkPage(page)
    // The same button is there for another try, and who forgot nothing loses nothing.
    await pressProvider(page)
    await expect(page.getByRole('main')).toContainText(nl('identity:refusals.providerAway'))
    await page.goto('/inloggen')
    await openPasswordPart(page)
    await expect(page.getByLabel(nl('identity:signIn.email'))).toBeVisible()
    await page.goto('/nl/activiteiten')
    await expect(page.getByRole('article').first()).toBeVisible()
    await page.goto('about:blank')
  } finally {
    await portal.stop()
  }
})
