import { openPasswordPart } from '../fixtures/enter-resident.ts'
import { people } from '../fixtures/people.ts'
import { expect, signIn, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')
const failed = nl('identity:refusals.signInFailed')

test('a wrong password and an unknown address get the same words', async ({ page, checkPage }) => {
  await page.goto('/inloggen')
  await signIn(page, 'glenn', 'not-the-password-at-all')
  await expect(page.getByRole('alert')).toHaveText(failed)
  await expect(page.getByLabel(nl('identity:signIn.email'))).toHaveValue(people.glenn.email)
  await expect(page.getByLabel(nl('identity:signIn.password'))).toHaveValue('')
  await checkPage(page)

  await page.getByLabel(nl('identity:signIn.email')).fill('onbekend@bewoner.example')
  await page.getByLabel(nl('identity:signIn.password')).fill('not-the-password-at-all')
  await page
    .getByRole('main')
    .getByRole('button', { name: nl('identity:signIn.button'), exact: true })
    .click()
  await expect(page.getByRole('alert')).toHaveText(failed)
})

test('what is missing is said above the form and at the field', async ({ page, checkPage }) => {
  await page.goto('/inloggen')
  await openPasswordPart(page)
  const form = page.getByRole('main').locator('details form')
  await form.evaluate((each: HTMLFormElement) => (each.noValidate = true))
  await page.getByLabel(nl('identity:signIn.email')).fill('glenn')
  await form.getByRole('button', { name: nl('identity:signIn.button'), exact: true }).click()
  await expect(page.getByRole('alert')).toContainText(nl('ui:errors.required'))
  await expect(page.getByLabel(nl('identity:signIn.email'))).toHaveValue('glenn')
  await expect(page).toHaveTitle(new RegExp(`^${nl('ui:errorTitlePrefix')}`))
  await checkPage(page)
})

test('after signing in one stands where one wanted to be', async ({ page }) => {
  await page.goto('/mijn/berichten')
  await expect(page).toHaveURL(/\/inloggen\?returnTo=%2Fmijn%2Fberichten$/)
  await signIn(page, 'glenn')
  await expect(page).toHaveURL(/\/mijn\/berichten$/)
})

for (const foreign of [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:1',
])
  test(`after signing in nobody is sent to another site: ${JSON.stringify(foreign)}`, async ({ page, baseURL }) => {
    await page.goto(`/inloggen?returnTo=${encodeURIComponent(foreign)}`)
    await signIn(page, 'glenn')
    await expect(page.getByRole('main')).toBeVisible()
    expect(new URL(page.url()).origin).toBe(baseURL)
    await page.goto(`/inloggen?returnTo=${encodeURIComponent(foreign)}`)
    expect(new URL(page.url()).origin).toBe(baseURL)
  })

test('who signs out is out, also with the button Back', async ({ enter }) => {
  const page = await enter('glenn')
  await page.goto('/mijn/berichten')
  await page.getByRole('button', { name: nl('ui:account.signOut') }).click()
  await expect(page).toHaveURL(/\/nl$/)
  await page.goto('/mijn/berichten')
  await expect(page).toHaveURL(/\/inloggen/)
  await page.goBack()
  await page.reload()
  await expect(page.getByRole('button', { name: nl('ui:account.signOut') })).toHaveCount(0)
})

test('too many tries on one account are slowed down, and other accounts go on', async ({ page, allow, enter }) => {
  allow(page, 429, '/inloggen')
  await expect(async () => {
    await signIn(page, 'kacper', 'wrong-password-again')
    await expect(page.getByRole('alert')).toHaveText(/te vaak geprobeerd/, { timeout: 1_000 })
  }).toPass({ intervals: [0], timeout: 60_000 })
  const other = await enter('glenn')
  await expect(other).toHaveURL(/\/mijn/)
})

test('the pages of residents, professionals and administrators ask who one is', async ({ page }) => {
  for (const path of ['/mijn', '/mijn/berichten', '/mijn/4d', '/werk', '/werk/vragen', '/beheer/accounts']) {
    await page.goto(path)
    await expect(page).toHaveURL(new RegExp(`/inloggen\\?returnTo=${encodeURIComponent(path)}$`))
  }
})
