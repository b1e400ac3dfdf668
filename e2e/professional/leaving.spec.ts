import type { Page } from '@playwright/test'
import { givePassword } from '../fixtures/enter-work.ts'
import { people } from '../fixtures/people.ts'
import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'

const nl = textsIn('nl')
const say = (key: string) => nl(`team.work:${key}`)

/** From the list of accounts, page after page, to the account with this address. */
async function openAccount(admin: Page, email: string): Promise<void> {
  await admin.goto('/beheer/accounts')
  const link = admin.getByRole('link', { name: email, exact: true })
  while ((await link.count()) === 0) {
    const address = admin.url()
    await admin.getByRole('link', { name: nl('ui:pager.further') }).click()
    await expect(admin).not.toHaveURL(address)
  }
  await link.click()
  await expect(admin).toHaveURL(/\/beheer\/accounts\/[0-9a-f-]{36}/)
}

test('Monika leaves: each thing in her hands gets a successor who says yes, and only then her account closes, at once', async ({
  enter,
  visitor,
  checkPage,
  expectNotFound,
}) => {
  const [naomi, pim, monika] = [await enter('naomi'), await enter('pim'), await enter('monika')]
  await expectNotFound(pim, '/werk/team')
  await naomi.goto('/werk/team')
  await checkPage(naomi)
  await naomi.getByLabel(say('leave.who')).selectOption({ label: 'Monika Lewandek' })
  await naomi.getByLabel(say('leave.day')).fill('2026-04-02')
  await naomi.getByRole('button', { name: say('leave.start') }).click()
  await expect(naomi.getByText(nl('care-network:refusals.dayPast')).first()).toBeVisible()
  await naomi.getByLabel(say('leave.day')).fill('2026-04-30')
  await naomi.getByRole('button', { name: say('leave.start') }).click()
  await expect(naomi).toHaveURL(/\/werk\/team\/vertrek\/[0-9a-f-]{36}$/)
  for (const kind of ['COORDINATION', 'CARE_RELATIONSHIP'])
    await expect(naomi.getByRole('heading', { name: say(`kinds.${kind}`) })).toBeVisible()
  const choices = naomi.getByLabel(say('leave.successor'))
  await expect(choices).toHaveCount(2)
  await checkPage(naomi)
  const leave = new URL(naomi.url()).pathname
  await expectNotFound(pim, leave)

  // The administrator sees how much there is, and not whose; and can't close it just like that.
  const admin = await enter('admin')
  await openAccount(admin, people.monika.email)
  await expect(admin.getByRole('row', { name: new RegExp(say('kinds.COORDINATION')) })).toContainText('1')
  await checkPage(admin)
  await admin.getByRole('button', { name: say('close.button') }).click()
  await expect(admin.getByText(nl('care-network:refusals.stillOpen', { open: 2 })).first()).toBeVisible()

  for (const left of [1, 0]) {
    await choices.first().selectOption({ label: 'Pim Daalhuizen' })
    await naomi
      .getByRole('button', { name: say('leave.ask') })
      .first()
      .click()
    await expect(naomi.getByText(nl('team.work:leave.asked', { name: 'Pim Daalhuizen' }))).toBeVisible()
    await pim.goto('/werk/overnemen')
    await checkPage(pim)
    await pim.getByRole('button', { name: say('takeOver.accept') }).click()
    await expect(pim.getByText(say('takeOver.none'))).toBeVisible()
    // What somebody took over has moved: it is in her hands no more.
    await naomi.reload()
    await expect(choices).toHaveCount(left)
  }
  await expect(naomi.getByText(say('leave.nothing'))).toBeVisible()
  await checkPage(naomi)

  await monika.goto('/werk/agenda')
  await openAccount(admin, people.monika.email)
  await admin.getByRole('button', { name: say('close.button') }).click()
  await expect(admin.getByText(say('done.closed'))).toBeVisible()
  await checkPage(admin)

  // Her page stood open.
  await monika.goto('/werk/drie-gesprekken')
  await expect(monika).toHaveURL(/\/inloggen/)
  const again = await visitor({ javaScriptEnabled: true })
  await givePassword(again, 'monika')
  await expect(again.getByRole('alert')).toHaveText(nl('identity:refusals.signInFailed'))
  await naomi.goto('/werk/team')
  await expect(naomi.getByRole('main')).toContainText('Pim Daalhuizen')
  await expect(naomi.getByRole('main')).not.toContainText('Monika Lewandek')
})
