import { expectNoScript } from '../fixtures/check-page.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')
const tr = textsIn('tr')
const practice = 'Huisartsen Centrum Neckar'

// Friday 3 April 2026, half past two.
test('a visitor finds help in the own words, sees whether it is open, and says that something is wrong; the owner reads it', async ({
  visitor,
  enter,
  checkPage,
}) => {
  const page = await visitor()
  await page.goto('/tr/sociale-kaart')
  await expectNoScript(page, '/tr/sociale-kaart')
  await page.getByLabel(tr('directory:search')).fill('borcum var')
  await page.getByRole('button', { name: tr('directory:searchButton') }).click()
  const cards = page.getByRole('article')
  await expect(cards.filter({ hasText: 'Hulp bij schulden' })).toHaveCount(1)
  await checkPage(page)

  await page.goto('/nl/sociale-kaart')
  await page.getByRole('link', { name: new RegExp(`^${nl('directory:questions.HEALTH')} [0-9]+$`) }).click()
  await page.getByText(nl('directory:more')).click()
  await page.getByRole('link', { name: new RegExp(`^${nl('directory:openNow')} [0-9]+$`) }).click()
  await expect(page).toHaveURL(/vraag=gezondheid/)
  const card = cards.filter({ hasText: practice })
  await expect(card).toContainText('Open tot 17.00 uur')
  await expect(card).toContainText('Nagekeken op')
  await card.getByRole('link', { name: practice, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(practice)
  await expect(page.getByRole('link', { name: /030 555 10 00/ })).toHaveAttribute('href', 'tel:0305551000')

  await page.getByRole('link', { name: nl('directory:feedback.link') }).click()
  await page.getByRole('button', { name: nl('directory:feedback.send') }).click()
  await expect(page.getByText(nl('ui:errors.choose')).first()).toBeVisible()
  await page.getByLabel(nl('directory:feedback.reasons.PHONE')).check()
  await page.getByLabel(nl('directory:feedback.remark')).fill('Het nummer is bezet, al een week.')
  await page.getByRole('button', { name: nl('directory:feedback.send') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('directory:feedback.thanks'))
  await checkPage(page)

  const sanne = await enter('sanne')
  await sanne.goto('/werk/sociale-kaart')
  await sanne.getByRole('link', { name: practice }).click()
  await expect(sanne.getByText('Het nummer is bezet, al een week.')).toBeVisible()
  await sanne.getByRole('button', { name: nl('directory.work:check'), exact: true }).click()
  await expect(sanne.getByText(nl('directory.work:said.klopt'))).toBeVisible()
  await checkPage(sanne)
})
