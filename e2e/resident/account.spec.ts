import { chooseAtProvider, nameOf, pressProvider } from '../fixtures/enter-resident.ts'
import { expect, signIn, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')

test('who signs out everywhere is out on every device', async ({ enter, checkPage }) => {
  const [phone, library] = [await enter('otherNeighbour'), await enter('otherNeighbour')]
  await library.goto('/mijn/gegevens')
  await checkPage(library)
  await phone.goto('/mijn/gegevens')
  await phone.getByRole('button', { name: nl('dossier:data.signOutEverywhere') }).click()
  await expect(phone).toHaveURL(/\/nl$/)
  for (const page of [phone, library]) {
    await page.goto('/mijn')
    await expect(page).toHaveURL(/\/inloggen/)
  }
  await signIn(library, 'otherNeighbour')
  await expect(library).toHaveURL(/\/mijn$/)
})

test('a language that is chosen once stays, also after signing in again', async ({ enter, checkPage }) => {
  const first = await enter('samuel')
  await first
    .getByRole('navigation', { name: textsIn('en')('ui:tools.label') })
    .getByRole('link', { name: 'Language' })
    .click()
  await first.getByRole('button', { name: 'العربية' }).click()
  await expect(first.locator('html')).toHaveAttribute('dir', 'rtl')
  await checkPage(first)
  const second = await enter('samuel')
  await expect(second.locator('html')).toHaveAttribute('lang', 'ar')
  await second.goto('/en/taal')
  await second.getByRole('button', { name: 'English' }).click()
  await expect(second.locator('html')).toHaveAttribute('lang', 'en')
})

test('professional and administration pages are not there for a resident', async ({ enter, expectNotFound }) => {
  const glenn = await enter('glenn')
  for (const path of ['/werk', '/werk/vragen', '/werk/agenda', '/werk/drie-gesprekken', '/beheer/accounts'])
    await expectNotFound(glenn, path)
})

test('what I typed when my session had ended is still there after signing in', async ({ enter, allow, checkPage }) => {
  const samuel = await enter('samuel')
  const words = 'I slept three hours'
  await samuel.goto('/mijn/4d/lichaam')
  await samuel.getByRole('textbox').first().fill(words)
  // A quarter of an hour later the session is gone; what tells whose page it was stays in the browser.
  const kept = (await samuel.context().cookies()).filter(({ name }) => name !== '__Host-drieluik')
  await samuel.context().clearCookies()
  await samuel.context().addCookies(kept)
  allow(samuel, 401, '/mijn/4d/lichaam')
  await samuel.getByRole('main').getByRole('button').first().click()
  const t = textsIn((await samuel.locator('html').getAttribute('lang')) ?? 'nl')
  await expect(samuel.getByRole('heading', { level: 1 })).toHaveText(t('identity:signedOut.title'))
  await checkPage(samuel)

  await pressProvider(samuel)
  await chooseAtProvider(samuel, nameOf('samuel'))
  await expect(samuel.getByRole('heading', { level: 1 })).toHaveText(t('identity:resume.title'))
  await samuel.getByRole('main').getByRole('button').click()
  await samuel.goto('/mijn/4d/lichaam')
  await expect(samuel.getByRole('textbox').first()).toHaveValue(words)
})
