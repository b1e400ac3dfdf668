import { expectNoScript } from '../fixtures/check-page.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')

test('a visitor answers a few questions, finds a walk and is asked whether to really go; nothing is kept', async ({
  visitor,
  checkPage,
}) => {
  const page = await visitor()
  await page.goto('/nl')
  await page.getByRole('link', { name: nl('decision-aids:frontButton') }).click()
  await page.getByRole('link', { name: 'Bewegen', exact: true }).click()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('Met wie wilt u bewegen?')
  await checkPage(page)
  await page.getByRole('link', { name: 'Dat maakt niet uit' }).click()
  await page.getByRole('link', { name: 'Fietsen' }).click()
  await expect(heading).toHaveText('Fietsen')
  await page.goBack()
  await page.getByRole('link', { name: 'Wandelen' }).click()
  await expect(page).toHaveURL(/\/nl\/keuzehulp\/bewegen\/iedereen-wandelen$/)
  const cards = page.getByRole('article')
  await expect(cards.filter({ hasText: 'Wandelgroep voor vrouwen' })).toHaveCount(1)
  await expect(cards.filter({ hasText: 'Beweegmakelaar' })).toHaveCount(1)
  await expect(page.getByRole('heading', { name: 'Gaat u dit ook écht doen?' })).toBeVisible()
  await checkPage(page)

  await page.getByRole('link', { name: 'Ja', exact: true }).click()
  await expect(heading).toHaveText('Mooi! Kies nu een dag')
  await expect(cards.filter({ hasText: 'Wandelgroep voor vrouwen' })).toHaveCount(1)
  await expect(page.getByRole('heading', { name: 'Gaat u dit ook écht doen?' })).toHaveCount(0)
  expect(await page.context().cookies()).toEqual([])
  await expectNoScript(page, '/ar/keuzehulp/geld/schulden-ja')
  await page.goto('/nl/keuzehulp/bewegen/iedereen-onzin')
  await expect(page).toHaveURL(/\/bewegen\/iedereen$/)
})

test('an editor changes a question, sees what no longer fits, and puts it live', async ({ enter, visitor, checkPage }, {
  retry,
}) => {
  // What an earlier try left behind is thrown away, and what it published has another name.
  const advice = ['Hulp bij toeslagen', 'Hulp bij de huur'][retry] ?? 'Hulp bij de zorg'
  const answer = `Ik heb een vraag: ${advice.toLowerCase()}`
  const page = await enter('admin')
  await page.goto('/beheer/keuzehulp')
  await page.getByRole('link', { name: 'Ik heb een vraag over geld' }).click()
  const drop = page.getByRole('button', { name: nl('decision-aids.work:drop') })
  if (await drop.count()) await drop.click()
  await page.getByRole('textbox').fill(advice)
  await page.getByRole('button', { name: nl('decision-aids.work:addOutcome') }).click()
  await expect(page.getByText(nl('decision-aids.work:done.added'))).toBeVisible()
  await page.getByLabel(nl('decision-aids.work:fields.adviceText')).fill('Neem uw laatste brief mee.')
  await page.getByRole('button', { name: nl('decision-aids.work:save') }).click()
  await expect(page.getByText(nl('decision-aids.work:faults.unreachable'))).toBeVisible()
  await expect(page.getByRole('button', { name: nl('decision-aids.work:publish') })).toHaveCount(0)
  await checkPage(page)
  await page.getByRole('main').getByRole('link', { name: 'Waar gaat uw vraag over?' }).click()
  const number = 5 + retry
  await page.getByLabel(nl('decision-aids.work:fields.answer', { number }), { exact: true }).fill(answer)
  const next = page.getByLabel(nl('decision-aids.work:fields.next', { number }))
  await next.selectOption(advice.toLowerCase().replaceAll(' ', ''))
  await page.getByRole('button', { name: nl('decision-aids.work:save') }).click()
  await expect(page.getByText(nl('decision-aids.work:faults.offersNothing'))).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: advice }).first().click()
  await page.getByLabel(nl('decision-aids.work:shows.chosen')).first().check()
  await page.getByRole('button', { name: nl('decision-aids.work:save') }).click()
  await page.getByRole('button', { name: nl('decision-aids.work:publish') }).click()
  await expect(page.getByText(nl('decision-aids.work:done.published'))).toBeVisible()
  const reader = await visitor()
  await expect
    .poll(async () => (await reader.goto('/nl/keuzehulp/geld')) && reader.getByRole('link', { name: answer }).count())
    .toBe(1)
})
