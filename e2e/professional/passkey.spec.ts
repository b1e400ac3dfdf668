import type { CDPSession, Page } from '@playwright/test'
import { giveCode, givePassword, signInAtWork } from '../fixtures/enter-work.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')
const press = (page: Page, key: string) => page.getByRole('button', { name: nl(key), exact: true }).click()

/** A device with a fingerprint reader, as a browser knows it (WebDriver's virtual authenticator). */
async function giveAuthenticator(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}

const signOut = async (page: Page) => {
  await page.goto('/account/apparaten')
  await press(page, 'identity:devices.endAll')
  await expect(page).not.toHaveURL(/\/account/)
}

test('I make a passkey, and sign in with it alone, as a second step and to prove again who I am', async ({
  page,
  checkPage,
}) => {
  const { cdp, authenticatorId } = await giveAuthenticator(page)
  await page.goto('/inloggen/medewerker')
  await signInAtWork(page, 'lotte')
  await page.goto('/account/beveiliging')
  await checkPage(page)
  await page.getByLabel(nl('identity.work:passkey.name')).fill('laptop van de praktijk')
  await press(page, 'identity.work:passkey.make')
  await expect(page.getByText(nl('identity.work:passkey.added'))).toBeVisible()
  await expect(page.getByText('laptop van de praktijk', { exact: true })).toBeVisible()
  await checkPage(page)

  await signOut(page)
  await page.goto('/inloggen/medewerker?returnTo=%2Fwerk%2Fagenda')
  await press(page, 'identity.work:passkey.use')
  await expect(page).toHaveURL(/\/werk\/agenda$/)

  await signOut(page)
  await page.goto('/inloggen/medewerker')
  await givePassword(page, 'lotte')
  await expect(page).toHaveURL(/\/inloggen\/tweede-stap/)
  await press(page, 'identity.work:passkey.use')
  await expect(page).toHaveURL(/\/werk/)

  const before = (await page.context().cookies()).find(({ name }) => name === '__Host-drieluik')?.value
  await page.goto('/inloggen/opnieuw?returnTo=%2Faccount%2Fapparaten')
  await checkPage(page)
  await press(page, 'identity.work:passkey.use')
  await expect(page).toHaveURL(/\/account\/apparaten$/)
  await checkPage(page)
  const after = (await page.context().cookies()).find(({ name }) => name === '__Host-drieluik')?.value
  expect(after).not.toBe(before)

  // A copy of the key, whose counter stands where it stood.
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  await signOut(page)
  await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credentials[0]!.credentialId })
  await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credentials[0]!, signCount: 0 } })
  await page.goto('/inloggen/medewerker')
  await press(page, 'identity.work:passkey.use')
  await expect(page.getByText(nl('identity:refusals.passkeyRefused'))).toBeVisible()
  await checkPage(page)
})

test('a passkey that I removed signs me in no more, and without one the page says so', async ({ page }) => {
  const { cdp, authenticatorId } = await giveAuthenticator(page)
  await page.goto('/inloggen/medewerker')
  await signInAtWork(page, 'farid')
  await page.goto('/account/beveiliging')
  await press(page, 'identity.work:passkey.make')
  const name = nl('identity.work:passkey.unnamed')
  await expect(page.getByText(name, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: `Verwijder ${name}` }).click()
  await expect(page.getByText(nl('identity.work:passkey.removed'))).toBeVisible()
  await signOut(page)
  await page.goto('/inloggen/medewerker')
  await press(page, 'identity.work:passkey.use')
  await expect(page.getByText(nl('identity:refusals.passkeyRefused'))).toBeVisible()
  await cdp.send('WebAuthn.clearCredentials', { authenticatorId })
  await page.goto('/inloggen/medewerker')
  await press(page, 'identity.work:passkey.use')
  await expect(page.getByText(nl('identity.work:passkey.failed'))).toBeVisible({ timeout: 20_000 })
  // The other way still stands on the page.
  await givePassword(page, 'farid')
  await giveCode(page, 'farid')
  await expect(page).toHaveURL(/\/werk/)
})

test('I see where I am signed in, and end it there', async ({ page, browser }) => {
  await page.goto('/inloggen/medewerker')
  await signInAtWork(page, 'petra')
  const elsewhere = await browser.newContext({
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
  })
  const there = await elsewhere.newPage()
  await there.goto(new URL('/inloggen/medewerker', page.url()).href)
  await signInAtWork(there, 'petra')
  await there.goto(new URL('/werk', page.url()).href)

  await page.goto('/account/apparaten')
  const row = page.locator('.row', { hasText: 'Firefox' }).first()
  await expect(row).toContainText('Linux')
  await row.getByRole('button').click()
  await expect(page.getByText(nl('identity:devices.ended'))).toBeVisible()
  await there.goto(new URL('/werk', page.url()).href)
  await expect(there).toHaveURL(/\/inloggen/)
  await page.goto('/werk')
  await expect(page).toHaveURL(/\/werk/)
  await elsewhere.close()
})
