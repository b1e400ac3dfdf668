import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')
const scripted = { javaScriptEnabled: true }

test('two minutes before the session ends one is warned, and one button extends it', async ({ enter, checkPage }) => {
  const page = await enter('glenn', scripted)
  await page.clock.install()
  await page.goto('/mijn/gegevens')
  const warning = page.getByRole('alert')
  const extend = page.getByRole('button', { name: nl('ui:session.extend') })
  await expect(extend).toBeHidden()
  await page.clock.fastForward('12:30')
  await expect(extend).toBeHidden()
  await page.clock.fastForward('00:45')
  await expect(warning).toContainText(nl('ui:session.text'))
  await checkPage(page)

  const extended = page.waitForResponse((response) => response.url().endsWith('/sessie/verleng'))
  await extend.click()
  expect((await extended).status()).toBe(200)
  await expect(extend).toBeHidden()
  await expect(page).toHaveURL(/\/mijn\/gegevens$/)
  await page.clock.fastForward('13:15')
  await expect(extend).toBeVisible()
  await page.clock.fastForward('02:15')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('ui:session.overTitle'))
  await expect(extend).toBeHidden()
})

test('when the session is over nothing of the page is left to read, and one link leads back', async ({ enter }) => {
  const page = await enter('glenn', scripted)
  await page.clock.install()
  await page.goto('/mijn/gegevens')
  expect(await page.content()).toContain('Glenn')
  await page.context().clearCookies({ name: '__Host-drieluik' })
  await page.clock.fastForward('15:05')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page).toHaveTitle(nl('ui:session.overTitle'))
  expect(await page.content()).not.toContain('Glenn')
  await expect(page.getByRole('main')).toContainText(nl('ui:session.over'))
  await expect(page.getByText(nl('ui:session.typed'))).toBeHidden()
  await page.getByRole('link', { name: nl('ui:session.signIn') }).click()
  await expect(page).toHaveURL(/\/inloggen\?returnTo=%2Fmijn%2Fgegevens$/)
})

test('what I was typing when the session ended is out of sight, and comes along to the sign-in', async ({
  enter,
  allow,
}) => {
  const question = 'Wie was dit op zaterdag?'
  const page = await enter('glenn', scripted)
  await page.clock.install()
  await page.goto('/mijn/wie-heeft-gekeken/vraag')
  await page.getByRole('textbox').fill(question)
  await page.context().clearCookies({ name: '__Host-drieluik' })
  await page.clock.fastForward('15:05')
  await expect(page.getByText(nl('ui:session.typed'))).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  allow(page, 401, '/sessie/voorbij')
  await page.getByRole('link', { name: nl('ui:session.signIn') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('identity:signedOut.title'))
  await expect(page.locator('input[name=kept]').first()).toHaveValue(new RegExp(question.replace('?', '\\?')))
})

test('the button extends without a script too: it is an ordinary form', async ({ enter }) => {
  const page = await enter('glenn')
  await page.goto('/mijn/gegevens')
  await expect(page.locator('session-warning form')).toHaveAttribute('action', '/sessie/verleng')
  await expect(page.locator('session-warning form')).toHaveAttribute('method', 'post')
})

test('without a script every page says until when I stay signed in, with a button that makes it longer', async ({
  enter,
  checkPage,
}) => {
  const resident = await enter('glenn')
  const work = await enter('admin', { javaScriptEnabled: false })
  const pages = [
    { page: resident, path: '/mijn/gegevens' },
    { page: resident, path: '/account/apparaten' },
    { page: work, path: '/beheer/accounts' },
  ]
  for (const { page, path } of pages) {
    await page.goto(path)
    await expect(page.getByText(/U bent ingelogd tot .+ uur/)).toBeVisible()
    await page.getByRole('button', { name: nl('ui:session.longer') }).click()
    await expect(page).toHaveURL(new RegExp(`${path}$`))
    await checkPage(page)
  }
  await resident.goto('/account/apparaten')
  await expect(resident.getByRole('contentinfo').getByRole('button', { name: nl('ui:account.signOut') })).toBeVisible()
})
