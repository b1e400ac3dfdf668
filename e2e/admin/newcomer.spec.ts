import { TOTP } from 'otpauth'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'
import { nextMail } from '../steps/demo-mail.ts'

const nl = textsIn('nl')
const address = 'nina.bos@neckar.example'

test('a newcomer’s first morning: from the invitation to the first question', async ({ enter, page, checkPage }) => {
  const admin = await enter('admin')
  await admin.getByRole('link', { name: nl('team.work:invite.title') }).click()
  await checkPage(admin)
  await admin.getByLabel(nl('team.work:invite.givenName')).fill('Nina')
  await admin.getByLabel(nl('team.work:invite.familyName')).fill('Bos')
  await admin.getByLabel(nl('team.work:invite.calledName')).fill('Nina')
  await admin.getByLabel(nl('team.work:invite.email')).fill(address)
  await admin.getByLabel(nl('team.work:invite.role')).selectOption('PRACTICE_ASSISTANT')
  await admin.getByLabel('Centrum Neckar').check()
  await admin.getByRole('button', { name: nl('team.work:invite.send') }).click()
  await expect(admin.getByText(nl('team.work:done.invited'))).toBeVisible()
  await checkPage(admin)

  const mail = await nextMail(page, address, 0)
  const seenAt = Date.now()
  const link = /\/uitnodiging\?link=[\w-]+/.exec(mail)![0]
  // The portal has a clock of its own here: the mail says what time it is.
  const sentAt = Date.parse(/\d{4}-\d\d-\d\dT[\d:]+Z/.exec(mail)![0])
  const code = (secret: string) =>
    new TOTP({ secret: secret.replaceAll(' ', '') }).generate({ timestamp: sentAt + Date.now() - seenAt })

  await page.goto(link)
  await checkPage(page)
  await page.locator('input[name=newPassword]').fill('vier paarse stoelen huppelen')
  await page.getByRole('button', { name: nl('identity.work:invitation.button') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('identity.work:enrol.title'))
  // No page opens before the second factor.
  await page.goto('/werk/vragen')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('identity.work:enrol.title'))
  const secret = await page.locator('code').first().innerText()
  await page.locator('input[name=code]').fill(code(secret))
  await page.getByRole('button', { name: nl('identity.work:enrol.button') }).click()
  await page.getByRole('button', { name: nl('identity.work:codes.saved') }).click()

  await page.goto('/werk')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nl('team.work:welcome.title', { name: 'Nina' }))
  await checkPage(page)
  await page.getByRole('link', { name: nl('team.work:welcome.toInbox') }).click()
  const list = page.getByRole('region', { name: nl('messaging.work:title') })
  await list.getByRole('listitem').first().getByRole('link').click()
  await page.getByRole('button', { name: nl('messaging.work:actions.take') }).click()
  await expect(page.getByText(nl('messaging.work:thread.takenByYou'))).toBeVisible()
  await page.getByLabel(nl('messaging.work:answer.label')).fill('Dag, ik ben Nina. Ik zoek het voor u uit.')
  await page.getByRole('button', { name: nl('messaging.work:answer.button') }).click()
  await expect(page.getByText('Ik zoek het voor u uit.').first()).toBeVisible()
})
