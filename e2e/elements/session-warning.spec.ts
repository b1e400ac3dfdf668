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
  await expect(page.getByText(nl('ui:session.ended'))).toBeVisible()
  await expect(extend).toBeHidden()
})

test('the button extends without a script too: it is an ordinary form', async ({ enter }) => {
  const page = await enter('glenn')
  await page.goto('/mijn/gegevens')
  await expect(page.locator('session-warning form')).toHaveAttribute('action', '/sessie/verleng')
  await expect(page.locator('session-warning form')).toHaveAttribute('method', 'post')
})

test('what needs a script is not offered without one', async ({ enter, visitor }) => {
  const listen = { name: nl('ui:tools.listen') }
  const scriptedPage = await enter('glenn', scripted)
  await expect(scriptedPage.getByRole('navigation', { name: nl('ui:tools.label') }).getByRole('link')).toHaveCount(2)
  const plain = await visitor()
  await plain.goto('/nl')
  await plain.getByRole('link', listen).click()
  await expect(plain).toHaveURL(/\/nl\/hulp#voorlezen$/)
})
