import { expectElementsOnly } from '../fixtures/check-page.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'
import { askQuestion, fillQuestion, finishQuestion } from '../steps/ask-question.ts'
import { openQuestion } from '../steps/open-question.ts'

const nl = textsIn('nl')
const ar = textsIn('ar')
const heading = { level: 1 } as const

test('words that point at an emergency show "Bel nu", and one may still go on', async ({ enter, checkPage }) => {
  const naima = await enter('naima')
  await expect(naima.locator('html')).toHaveAttribute('dir', 'rtl')
  await fillQuestion(naima, { language: 'ar', words: 'عندي ألم في الصدر منذ الصباح', onPage: checkPage })
  await expect(naima.getByRole('heading', heading)).toHaveText(ar('messaging:urgent.title'))
  await expect(naima.getByRole('main').getByRole('link', { name: '112' })).toHaveAttribute('href', 'tel:112')
  await checkPage(naima)
  await naima.getByRole('button', { name: ar('messaging:urgent.continueButton') }).click()
  await finishQuestion(naima, { language: 'ar' })
  await naima.getByRole('button', { name: ar('messaging:review.send') }).click()
  await expect(naima.getByRole('main')).toContainText(ar('messaging:thread.received'))
  await checkPage(naima)

  const sanne = await enter('sanne')
  await openQuestion(sanne, 'عندي ألم في الصدر منذ الصباح')
  await expect(sanne.getByText(nl('messaging.work:flags.title'))).toBeVisible()
  await expect(sanne.getByText(nl('messaging.work:flags.chest_pain')).first()).toBeVisible()
  await checkPage(sanne)
})

test('what is forgotten is asked for, and what was typed is kept', async ({ enter, checkPage }) => {
  const corrie = await enter('corrie')
  await corrie.goto('/mijn/vraag/vraag')
  await corrie.getByRole('textbox').fill('   ')
  await corrie.getByRole('button', { name: nl('messaging:steps.next') }).click()
  await expect(corrie.getByRole('alert')).toContainText(textsIn('nl-simple')('ui:errors.required'))
  await expect(corrie).toHaveTitle(new RegExp(`^${nl('ui:errorTitlePrefix')}`))
  await checkPage(corrie)
  await corrie.getByRole('textbox').fill('Mijn knie is dik')
  await corrie.getByRole('button', { name: nl('messaging:steps.next') }).click()
  await corrie.goto('/mijn/vraag/vraag')
  await expect(corrie.getByRole('textbox')).toHaveValue('Mijn knie is dik')
})

test("a resident's question is nobody else's", async ({ enter, expectNotFound, checkPage }) => {
  const elAmrani = await enter('elAmrani')
  const thread = await askQuestion(elAmrani, { language: 'nl', words: 'Mag ik mijn bloeddrukpil ’s avonds nemen?' })
  const id = thread.split('/').at(-1)
  await expectNotFound(await enter('danuta'), thread)
  const marit = await enter('marit')
  await expectNotFound(marit, `/werk/vragen/${id}`)
  await checkPage(marit)
  await expectNotFound(await enter('farid'), `/werk/vragen/${id}`)
  await expectNotFound(await enter('admin'), `/werk/vragen/${id}`)
})

test("a resident's pages hold our own elements and no framework", async ({ enter }) => {
  const corrie = await enter('corrie')
  for (const path of ['', '/berichten', '/vraag', '/afspraken', '/afspraken/nieuw', '/gegevens', '/4d', '/4d/lichaam'])
    await expectElementsOnly(corrie, `/mijn${path}`)
  for (const path of ['/wie-heeft-gekeken', '/samen', '/samen/nieuw', '/hulp'])
    await expectElementsOnly(corrie, `/mijn${path}`)
})
