import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const title = 'Samen bewegen en gezond eten'

test('Fatma finds a group in Turkish, takes a place without scripts, sees it among her appointments and gives it up', async ({
  enter,
  checkPage,
}) => {
  const tr = textsIn('tr')
  const page = await enter('fatma')
  const [heading, main] = [page.getByRole('heading', { level: 1 }), page.getByRole('main')]
  await page.goto('/mijn/afspraken')
  await page.getByRole('link', { name: tr('groups:list.link') }).click()
  await expect(heading).toHaveText(tr('groups:list.title'))
  await expect(main).toContainText(tr('groups:left', { count: 6 }))
  await checkPage(page)
  await page.getByRole('link', { name: title }).click()
  await expect(heading).toHaveText(title)
  await expect(heading).toHaveAttribute('lang', 'nl')
  await expect(main).toContainText(tr('groups:one.together'))
  await checkPage(page)
  const group = page.url()
  await page.getByRole('button', { name: tr('groups:one.join') }).click()

  await expect(heading).toHaveText(tr('appointments:one.title'))
  await expect(main).toContainText(title)
  await expect(main).toContainText(tr('groups:place.what'))
  await expect(page.getByRole('link', { name: tr('appointments:one.move') })).toHaveCount(0)
  await expect(page.getByRole('link', { name: tr('waiting:join.ask') })).toHaveCount(0)
  await checkPage(page)
  const place = page.url()
  // The way back, and once more: it is the same place.
  await page.goto(group)
  await expect(main).toContainText(tr('groups:mine.title'))
  await checkPage(page)
  await page.getByRole('link', { name: tr('groups:mine.link') }).click()
  expect(page.url()).toBe(place)

  await page.goto('/mijn/afspraken')
  await expect(main.getByText(title).first()).toBeVisible()
  await page.goto(`${place}?afzeggen=ja`)
  await expect(main).toContainText(tr('groups:place.cancelIntro'))
  await page.getByRole('button', { name: tr('appointments:cancel.yes') }).click()
  await expect(page.getByText(tr('appointments:statuses.cancelled'))).toBeVisible()
  await page.goto(group)
  await expect(main).toContainText(tr('groups:left', { count: 6 }))
})

test('in Arabic the groups run from right to left, and no group opens for who is of another practice', async ({
  enter,
  checkPage,
  expectNotFound,
}) => {
  const ar = textsIn('ar')
  const naima = await enter('naima')
  await naima.goto('/mijn/afspraken/nieuw')
  await naima.getByRole('link', { name: ar('groups:list.link') }).click()
  await expect(naima.locator('html')).toHaveAttribute('dir', 'rtl')
  await checkPage(naima)
  await naima.getByRole('link', { name: title }).click()
  await expect(naima.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'nl')
  await checkPage(naima)
  const { pathname } = new URL(naima.url())

  const nl = textsIn('nl')
  const glenn = await enter('glenn')
  await glenn.goto('/mijn/afspraken')
  await expect(glenn.getByRole('link', { name: nl('groups:list.link') })).toHaveCount(0)
  await glenn.goto('/mijn/afspraken/groepen')
  await expect(glenn.getByRole('main')).toContainText(nl('groups:list.none'))
  await checkPage(glenn)
  await expectNotFound(glenn, pathname)
})
