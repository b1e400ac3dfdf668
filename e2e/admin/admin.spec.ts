import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const work = textsIn('nl')

test('an administrator sees accounts and settings', async ({ enter, checkPage }) => {
  const page = await enter('admin')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(work('identity.work:admin.accounts'))
  await checkPage(page)
  const before = await page.getByRole('row').allTextContents()
  await page.getByRole('link', { name: work('ui:pager.further') }).click()
  await expect(page.getByRole('row').nth(1)).not.toHaveText(String(before[1]))
  await page.getByRole('link', { name: work('identity.work:admin.settings') }).click()
  await expect(page.getByRole('main')).toContainText('Europe/Amsterdam')
  await checkPage(page)
})

test('an administrator finds no care content, whatever is tried', async ({ enter, expectNotFound, page }) => {
  const admin = await enter('admin')
  const id = '01890000-0000-7000-8000-000000000000'
  const mine = ['', '/berichten', `/berichten/${id}`, '/vraag', '/vraag/about', '/afspraken', '/afspraken/nieuw']
  const more = [`/afspraken/${id}`, '/gegevens', '/4d', '/wie-heeft-gekeken', '/samen', '/samen/nieuw', `/samen/${id}`]
  for (const path of [...mine, ...more]) await expectNotFound(admin, `/mijn${path}`)
  const work = ['/vragen', `/vragen/${id}`, '/agenda', `/bewoners/${id}`, '/drie-gesprekken', `/drie-gesprekken/${id}`]
  for (const path of ['', ...work]) await expectNotFound(admin, `/werk${path}`)
  // The same addresses ask a visitor to sign in: the 404 above is about the administrator.
  await page.goto('/werk/vragen')
  await expect(page).toHaveURL(/\/inloggen/)
})

test('residents and professionals find no administration', async ({ enter, expectNotFound }) => {
  for (const person of ['glenn', 'marit'] as const) {
    const page = await enter(person)
    for (const path of ['/beheer', '/beheer/accounts', '/beheer/instellingen']) await expectNotFound(page, path)
  }
})

test('an administrator is told what taking a second step away does, and does nothing without a reason', async ({
  enter,
  checkPage,
}) => {
  const page = await enter('admin')
  await page.goto('/beheer/accounts')
  await page
    .getByRole('link', { name: /^Tweede stap kwijt: / })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(work('identity.work:resetFactor.title'))
  await checkPage(page)
  await page.getByRole('button', { name: work('identity.work:resetFactor.button') }).click()
  await expect(
    page
      .getByText(work('identity.work:resetFactor.reasonShort'))
      .or(page.getByText(work('ui:errors.required')))
      .first(),
  ).toBeVisible()
  await checkPage(page)
})
