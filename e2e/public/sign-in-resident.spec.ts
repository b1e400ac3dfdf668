import type { Page } from '@playwright/test'
import { chooseAtProvider, nameOf, openPasswordPart, pressProvider } from '../fixtures/enter-resident.ts'
import { demoPassword, people } from '../fixtures/people.ts'
import { expect, signIn, test } from '../fixtures/portal-test.ts'
import { residentIdOf } from '../fixtures/resident-id.ts'
import { textsIn } from '../fixtures/texts.ts'
import { mailsFor, nextMail } from '../steps/demo-mail.ts'

const nl = textsIn('nl')
/** A resident of Sanne's practice who has no account yet. */
const wim = 'Wim Jansen'
const henk = 'Henk Pinasberg'

/** The desk gives a code to a resident whom the assistant has in front of her. */
async function codeFromTheDesk(desk: Page, residentId: string): Promise<string> {
  await desk.goto(`/werk/bewoners/${residentId}`)
  await desk.getByRole('link', { name: nl('identity.work:activation.link') }).click()
  await desk.getByLabel(nl('identity.work:activation.passport')).check()
  await desk.getByLabel(nl('identity.work:activation.seen')).check()
  await desk.getByRole('button', { name: nl('identity.work:activation.button') }).click()
  return desk.locator('.activation-code').innerText()
}

test('a resident who is not sure enough steps up, and comes back to the page that asked', async ({
  visitor,
  checkPage,
}) => {
  const page = await visitor()
  await page.goto('/inloggen?returnTo=/mijn/4d')
  await checkPage(page)
  await pressProvider(page)
  await checkPage(page)
  await chooseAtProvider(page, nameOf('glenn'), 'laag')
  await expect(page).toHaveURL(/\/inloggen\/bevestigen\?niveau=substantieel/)
  await checkPage(page)
  const before = (await page.context().cookies()).find(({ name }) => name === '__Host-drieluik')?.value
  await page.getByRole('button', { name: nl('identity:stepUp.digid') }).click()
  await chooseAtProvider(page, nameOf('glenn'))
  await expect(page).toHaveURL(/\/mijn\/4d$/)
  const after = (await page.context().cookies()).find(({ name }) => name === '__Host-drieluik')?.value
  expect(after).toBeTruthy()
  expect(after, 'a new session id').not.toBe(before)
})

test('whoever else comes back from a step-up is refused, and so is one who is no surer', async ({
  visitor,
  allow,
  checkPage,
}) => {
  const page = await visitor()
  await signIn(page, 'glenn')
  await page.goto('/inloggen/bevestigen?niveau=hoog&returnTo=/mijn/4d')
  allow(page, 400, '/inloggen/terug')
  await page.getByRole('button', { name: nl('identity:stepUp.digid') }).click()
  await chooseAtProvider(page, nameOf('elAmrani'), 'hoog')
  await expect(page.getByText(nl('identity:refusals.otherPerson'))).toBeVisible()
  await checkPage(page)
  await page.goto('/inloggen/bevestigen?niveau=hoog&returnTo=/mijn/4d')
  await page.getByRole('button', { name: nl('identity:stepUp.digid') }).click()
  await chooseAtProvider(page, nameOf('glenn'), 'laag')
  await expect(page.getByText(nl('identity:refusals.assuranceTooLow'))).toBeVisible()
  await page.goto('/mijn')
  await expect(page).toHaveURL(/\/mijn$/)
})

test('the address at which one comes back from the provider works once, and in one browser', async ({
  visitor,
  allow,
}) => {
  const page = await visitor()
  let back = ''
  page.on('request', (request) => {
    if (request.url().includes('/inloggen/terug')) back = request.url()
  })
  await signIn(page, 'glenn')
  await expect(page).toHaveURL(/\/mijn$/)
  expect(back).toContain('code=')
  const thief = await visitor()
  for (const each of [thief, page]) {
    allow(each, 400, '/inloggen/terug')
    await each.goto(back)
  }
  await expect(thief.getByText(nl('identity:refusals.signInEnded'))).toBeVisible()
  await thief.goto('/mijn')
  await expect(thief).toHaveURL(/\/inloggen/)
  await expect(page).toHaveURL(/\/mijn$/)
})

test('who stops at the provider comes back to a calm page', async ({ visitor, allow, checkPage }) => {
  const page = await visitor()
  await page.goto('/inloggen')
  await pressProvider(page)
  allow(page, 400, '/inloggen/terug')
  await page.locator('button[value=cancel]').click()
  await expect(page.getByText(nl('identity:refusals.providerCancelled'))).toBeVisible()
  await checkPage(page)
})

test('e-mail and password want a code by mail; with it messages open, and the dossier does not', async ({
  visitor,
  checkPage,
}) => {
  const page = await visitor()
  const post = await visitor()
  const { email } = people.elAmrani
  const before = (await mailsFor(post, email)).length
  await page.goto('/inloggen?returnTo=/mijn/berichten')
  await openPasswordPart(page)
  await signIn(page, 'elAmrani', demoPassword())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('identity:code.title'))
  await checkPage(page)
  // Nothing opens meanwhile.
  const code = /\b\d{6}\b/.exec(await nextMail(post, email, before))?.[0] ?? ''
  await page.getByLabel(nl('identity:code.code')).fill(code === '000000' ? '000001' : '000000')
  await page.getByRole('button', { name: nl('identity:code.button'), exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText(nl('identity:refusals.sentCodeWrong'))
  await page.getByLabel(nl('identity:code.code')).fill(code)
  await page.getByRole('button', { name: nl('identity:code.button'), exact: true }).click()
  await expect(page).toHaveURL(/\/mijn\/berichten$/)
  await page.goto('/mijn/4d')
  await expect(page).toHaveURL(/\/inloggen\/bevestigen\?niveau=substantieel/)
})

test('with a code of the desk a resident becomes known at the provider, and signs in without it the next day', async ({
  enter,
  visitor,
  checkPage,
}) => {
  const resident = await visitor()
  // First without a code: the portal does not know this person, and says what to do.
  await resident.goto('/inloggen')
  await pressProvider(resident)
  await chooseAtProvider(resident, wim)
  await expect(resident.getByRole('heading', { level: 1 })).toHaveText(nl('identity:unknown.title'))
  await checkPage(resident)

  const desk = await enter('sanne')
  const code = await codeFromTheDesk(desk, await residentIdOf(wim))
  await checkPage(desk)

  // In another browser: code first, then the provider.
  const phone = await visitor()
  await phone.goto('/inloggen')
  await phone.getByRole('link', { name: nl('identity:choose.haveCode') }).click()
  await checkPage(phone)
  await phone.getByLabel(nl('identity:activate.code')).fill('KKKKK-KKK-KKK-KKK')
  await phone.getByRole('button', { name: nl('identity:activate.button') }).click()
  await expect(phone.getByRole('alert')).toHaveText(nl('identity:refusals.codeWrong'))
  await phone.getByLabel(nl('identity:activate.code')).fill(code.toLowerCase())
  await phone.getByRole('button', { name: nl('identity:activate.button') }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(nl('identity:way.title'))
  await checkPage(phone)
  await pressProvider(phone)
  await chooseAtProvider(phone, wim)
  await expect(phone).toHaveURL(/\/mijn$/)

  await resident.goto('/inloggen')
  await pressProvider(resident)
  await chooseAtProvider(resident, wim)
  await expect(resident).toHaveURL(/\/mijn$/)
})

test('with a code of the desk, a password and a code by mail a resident reads messages, and the dossier stays shut', async ({
  enter,
  visitor,
  checkPage,
}) => {
  const desk = await enter('sanne')
  const code = await codeFromTheDesk(desk, await residentIdOf(henk))
  const email = 'henk@bewoner.example'
  const password = 'twaalf natte regenjassen'
  const [page, post] = [await visitor(), await visitor()]
  await page.goto('/inloggen/activeren')
  await page.getByLabel(nl('identity:activate.code')).fill(code)
  await page.getByRole('button', { name: nl('identity:activate.button') }).click()
  await page.getByRole('link', { name: nl('identity:way.emailButton') }).click()
  await checkPage(page)
  await page.getByRole('textbox', { name: nl('identity:assisted.email') }).fill(email)
  await page.getByLabel(nl('identity:assisted.newPassword')).fill('henk1')
  await page.getByRole('button', { name: nl('identity:assisted.button') }).click()
  await expect(page.getByRole('alert')).toContainText(nl('identity:refusals.passwordTooShort'))
  await checkPage(page)
  await page.getByLabel(nl('identity:assisted.newPassword')).fill(password)
  await page.getByRole('button', { name: nl('identity:assisted.button') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('identity:code.title'))
  await checkPage(page)
  // There is no account before the code.
  await page.goto('/mijn')
  await expect(page).toHaveURL(/\/inloggen\?/)
  await page.goto('/inloggen/activeren/code')
  await page.getByLabel(nl('identity:code.code')).fill(/\b\d{6}\b/.exec(await nextMail(post, email, 0))?.[0] ?? '')
  await page.getByRole('button', { name: nl('identity:code.button'), exact: true }).click()
  await expect(page).toHaveURL(/\/mijn$/)
  await page.goto('/mijn/berichten')
  await expect(page).toHaveURL(/\/mijn\/berichten$/)
  await page.goto('/mijn/4d')
  await expect(page).toHaveURL(/\/inloggen\/bevestigen\?niveau=substantieel/)
  await expect(page.getByText(nl('identity:stepUp.noDigid'))).toBeVisible()
  await checkPage(page)

  // The code of the desk worked once.
  const other = await visitor()
  await other.goto('/inloggen/activeren')
  await other.getByLabel(nl('identity:activate.code')).fill(code)
  await other.getByRole('button', { name: nl('identity:activate.button') }).click()
  await expect(other.getByRole('alert')).toBeVisible()
  await expect(other).toHaveURL(/\/inloggen\/activeren$/)
  // Next time: password, and a code again.
  const before = (await mailsFor(post, email)).length
  await other.goto('/inloggen')
  await openPasswordPart(other)
  await other.getByLabel(nl('identity:signIn.email')).fill(email)
  await other.getByLabel(nl('identity:signIn.password')).fill(password)
  await other
    .getByRole('main')
    .getByRole('button', { name: nl('identity:signIn.button'), exact: true })
    .click()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(nl('identity:code.title'))
  await nextMail(post, email, before)
})

test('who signed in a while ago proves again who they are before giving somebody a mandate', async ({
  enter,
  checkPage,
}) => {
  const glenn = await enter('glenn', { minutesAgo: 6 })
  await glenn.goto('/mijn/machtigingen/nieuw')
  await expect(glenn).toHaveURL(/\/inloggen\/bevestigen\?niveau=recent/)
  await expect(glenn.getByRole('heading', { level: 1 })).toHaveText(nl('identity:stepUp.title'))
  await checkPage(glenn)
  await glenn.getByRole('button', { name: nl('identity:stepUp.digid') }).click()
  await chooseAtProvider(glenn, nameOf('glenn'))
  await expect(glenn).toHaveURL(/\/mijn\/machtigingen\/nieuw$/)
  await expect(glenn.getByLabel(nl('access:mandates.email'))).toBeVisible()
})
