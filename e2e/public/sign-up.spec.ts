import type { Page } from '@playwright/test'
import { expectNoScript } from '../fixtures/check-page.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'
import { nextMail } from '../steps/demo-mail.ts'

const nl = textsIn('nl')

/** Opens the page of something for which people sign up here. */
async function openActivity(page: Page, title: string): Promise<void> {
  await page.goto('/nl/activiteiten')
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('link', { name: nl('signup:form.title') }).first()).toBeVisible()
}

test('a visitor signs up with a first name and a number, gets a text message, and cancels by its link', async ({
  page,
  visitor,
  checkPage,
  allow,
}) => {
  await openActivity(page, 'Samen koken')
  await page
    .getByRole('link', { name: nl('signup:form.title') })
    .first()
    .click()
  await expectNoScript(page, new URL(page.url()).pathname)
  await page.getByLabel(nl('signup:form.firstName')).fill('Amina')
  await page.getByLabel(nl('signup:form.phone')).fill('zes')
  allow(page, 400, new URL(page.url()).pathname)
  await page.getByRole('button', { name: nl('signup:form.button') }).click()
  await expect(page.getByLabel(nl('signup:form.firstName'))).toHaveValue('Amina')
  await expect(page.getByRole('alert')).toContainText(nl('signup:errors.phone'))
  await checkPage(page)
  await page.getByLabel(nl('signup:form.phone')).fill('06 87 65 43 21')
  await page.getByRole('button', { name: nl('signup:form.button') }).click()

  await expect(page).toHaveURL(/\/nl\/aanmelding\?link=/)
  await expect(page.getByRole('main')).toContainText(nl('signup:link.done'))
  await expect(page.getByRole('main')).toContainText(nl('signup:says.placed'))
  await checkPage(page)

  // The message says when, and nothing else; its link opens the sign-up elsewhere.
  const other = await visitor()
  const text = await nextMail(other, '06 87 65 43 21', 0)
  expect(text).not.toContain('Amina')
  await other.goto(/http\S+link=\S+/.exec(text)?.[0] ?? '')
  await other.getByRole('button', { name: nl('signup:list.cancel') }).click()
  await expect(other.getByRole('main')).toContainText(nl('signup:says.cancelled'))
  await expect(other.getByRole('button', { name: nl('signup:list.cancel') })).toHaveCount(0)

  await other.goto('/nl/aanmelding?link=nooit-gegeven')
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(nl('signup:link.endedTitle'))
})

test('a resident signs up as oneself and says afterwards whether something helped', async ({ enter, checkPage }) => {
  const page = await enter('danuta')
  await openActivity(page, 'Wandelgroep voor vrouwen')
  await page
    .getByRole('link', { name: nl('signup:form.title') })
    .first()
    .click()
  await page.getByRole('link', { name: nl('signup:form.asYourself') }).click()
  await checkPage(page)
  await page.getByRole('button', { name: nl('signup:form.button') }).click()
  await expect(page).toHaveURL(/\/mijn\/activiteiten/)
  await expect(page.getByRole('main')).toContainText(nl('signup:link.done'))
  await page
    .getByRole('button', { name: nl('signup:helped.yes') })
    .first()
    .click()
  await expect(page.getByRole('main')).toContainText(nl('signup:helped.said', { answer: nl('signup:helped.yes') }))
  await checkPage(page)
})
