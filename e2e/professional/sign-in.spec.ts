import type { Page } from '@playwright/test'
import { giveCode, givePassword, signInAtWork } from '../fixtures/enter-work.ts'
import { people } from '../fixtures/people.ts'
import { expectNoScript } from '../fixtures/check-page.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'
import { mailsFor, nextMail } from '../steps/demo-mail.ts'

const nl = textsIn('nl')
const fresh = 'zeven kromme bezemstelen'
const alert = (page: Page) => page.getByRole('alert')
const send = (page: Page, key: string) => page.getByRole('button', { name: nl(key), exact: true }).click()

test('a password alone opens nothing at work; with the code of my app I am where I wanted to be', async ({
  page,
  checkPage,
}) => {
  await page.goto('/inloggen/medewerker?returnTo=%2Fwerk%2Fagenda')
  await checkPage(page)
  await givePassword(page, 'amal', 'not-the-password-at-all')
  await expect(alert(page)).toHaveText(nl('identity:refusals.signInFailed'))
  await givePassword(page, 'amal')
  await expect(page).toHaveURL(/\/inloggen\/tweede-stap\?returnTo=%2Fwerk%2Fagenda$/)
  await checkPage(page)
  for (const path of ['/werk', '/werk/vragen', '/account/beveiliging']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/inloggen\/tweede-stap/)
  }
  await page.goto('/inloggen/tweede-stap?returnTo=%2Fwerk%2Fagenda')
  await page.getByLabel(nl('identity.work:secondStep.code')).fill('123')
  await send(page, 'identity.work:secondStep.button')
  await expect(alert(page)).toHaveText(nl('identity:refusals.codeWrong'))
  await checkPage(page)
  await giveCode(page, 'amal')
  await expect(page).toHaveURL(/\/werk\/agenda$/)
})

test('I forgot my password: a mail, a new password, and still the code of my app', async ({ page, checkPage }) => {
  const { email } = people.lotte
  const before = (await mailsFor(page, email)).length
  await page.goto('/inloggen/medewerker')
  await page.getByRole('link', { name: nl('identity:forgot.link') }).click()
  await checkPage(page)
  await page.getByLabel(nl('identity:signIn.email')).fill('niemand@gc-overvecht.example')
  await send(page, 'identity:forgot.button')
  const answer = await page.getByRole('main').innerText()
  await page.getByRole('link', { name: nl('identity:forgot.again') }).click()
  await page.getByLabel(nl('identity:signIn.email')).fill(email)
  await send(page, 'identity:forgot.button')
  expect(await page.getByRole('main').innerText()).toBe(answer)
  await checkPage(page)

  const mail = await nextMail(page, email, before)
  const [path = ''] = /\/inloggen\/nieuw-wachtwoord\?link=[\w-]{43}/.exec(mail) ?? []
  await page.goto(path)
  await expect(page.locator('meta[name="referrer"]')).toHaveAttribute('content', 'strict-origin')
  await checkPage(page)
  await page.getByLabel(nl('identity:newPassword.field')).fill('wachtwoord1')
  await send(page, 'identity:newPassword.button')
  await expect(alert(page)).toHaveText(nl('identity:refusals.passwordTooCommon'))
  await page.getByLabel(nl('identity:newPassword.field')).fill(fresh)
  await send(page, 'identity:newPassword.button')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('identity:newPassword.doneTitle'))
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('identity:newPassword.endedTitle'))
  await checkPage(page)

  await givePassword(page, 'lotte')
  await expect(alert(page)).toHaveText(nl('identity:refusals.signInFailed'))
  await givePassword(page, 'lotte', fresh)
  await giveCode(page, 'lotte')
  await expect(page).toHaveURL(/\/werk\/vragen$/)
  expect(await nextMail(page, email, before + 1)).toContain(nl('notifications:passwordChanged.subject'))
})

test('a recovery code stands in for my phone, once', async ({ visitor, checkPage }) => {
  const page = await visitor({ javaScriptEnabled: true })
  await signInAtWork(page, 'amal')
  await page.goto('/account/beveiliging')
  await checkPage(page)
  await send(page, 'identity.work:codes.makeButton')
  const codes = await page.getByRole('listitem').locator('code').allInnerTexts()
  expect(codes).toHaveLength(10)
  await checkPage(page)

  for (const [visit, code] of [codes[0]!, codes[0]!, codes[1]!].entries()) {
    const other = await visitor({ javaScriptEnabled: true })
    await givePassword(other, 'amal')
    await other.getByLabel(nl('identity.work:secondStep.recoveryCode')).fill(code)
    await send(other, 'identity.work:secondStep.recoveryButton')
    if (visit === 1) await expect(alert(other)).toHaveText(nl('identity:refusals.recoveryCodeWrong'))
    else await expect(other).toHaveURL(/\/account\/beveiliging\?herstelcode=ja/)
  }
})

test('all of it works without a script: signing in, and changing what I sign in with', async ({
  visitor,
  checkPage,
}) => {
  const page = await visitor({ javaScriptEnabled: false })
  await page.goto('/inloggen/medewerker?returnTo=%2Faccount%2Fbeveiliging')
  await signInAtWork(page, 'amal')
  await expect(page).toHaveURL(/\/account\/beveiliging$/)
  await page.goto('/account/beveiliging?app=nieuw')
  await expect(page.getByRole('img', { name: nl('identity.work:enrol.picture') })).toBeVisible()
  await checkPage(page)
  await page.goto('/account/beveiliging')
  await page.getByLabel(nl('identity:security.current')).fill('niet mijn wachtwoord')
  await page.getByLabel(nl('identity:newPassword.field')).fill(fresh)
  await send(page, 'identity:security.change')
  await expect(alert(page)).toHaveText(nl('identity:refusals.currentPasswordWrong'))
})

test('the pages to sign in with at work need no script', async ({ page }) => {
  for (const path of ['/inloggen/wachtwoord-vergeten', '/inloggen/nieuw-wachtwoord?link=x'])
    await expectNoScript(page, path)
})
