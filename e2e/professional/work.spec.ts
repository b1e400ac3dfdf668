import { expect, test } from '../fixtures/portal-test.ts'
import { textsIn } from '../fixtures/texts.ts'
import { openQuestion } from '../steps/open-question.ts'

const nl = textsIn('nl')

test('the assistant finds what is overdue on top, and reads a question beside the list', async ({
  enter,
  checkPage,
}) => {
  const petra = await enter('petra')
  await petra.goto('/werk/vragen')
  const list = petra.getByRole('region', { name: nl('messaging.work:title') })
  // Words that point at an emergency go before everything; then what is due first.
  const others = list.getByRole('listitem').filter({ hasNotText: nl('messaging.work:meta.redFlag') })
  await expect(others.first()).toContainText(/te laat/)
  await checkPage(petra)
  await list.getByRole('listitem').first().getByRole('link').click()
  await expect(petra.getByRole('region', { name: nl('ui.work:panes.resident') })).toBeVisible()
  await expect(list).toBeVisible()
  await checkPage(petra)
})

test('an answer that can’t be sent says so first in the title, and what to mend takes the focus, each time', async ({
  enter,
  checkPage,
}) => {
  const gulay = await enter('gulay')
  await openQuestion(gulay, 'Mag ik sporten met mijn knie?')
  const title = await gulay.title()
  for (const words of ['', '   ']) {
    await gulay.getByLabel(nl('messaging.work:answer.label')).fill(words)
    await gulay.getByRole('button', { name: nl('messaging.work:answer.button') }).click()
    await expect(gulay.getByRole('alert')).toBeFocused()
    await expect(gulay).toHaveTitle(`${nl('ui:errorTitlePrefix')} ${title}`)
    await gulay.getByRole('alert').getByRole('link').click()
    await expect(gulay.getByLabel(nl('messaging.work:answer.label'))).toBeFocused()
  }
  await checkPage(gulay)
  await gulay.getByRole('button', { name: nl('messaging.work:actions.take') }).click()
  await expect(gulay.getByRole('alert')).toHaveCount(0)
  await expect(gulay).toHaveTitle(title)
  await gulay.getByRole('button', { name: nl('messaging.work:actions.release') }).click()
  await expect(gulay.getByText(nl('messaging.work:thread.nobody'))).toBeVisible()
})

test('a question is taken, given back, and answered by keyboard alone', async ({ enter }) => {
  const gulay = await enter('gulay')
  await openQuestion(gulay, 'Mag ik sporten met mijn knie?')
  const press = async (name: string) => {
    const button = gulay.getByRole('button', { name })
    await button.focus()
    await gulay.keyboard.press('Enter')
  }
  await press(nl('messaging.work:actions.take'))
  await expect(gulay.getByText(nl('messaging.work:thread.takenByYou'))).toBeVisible()
  await press(nl('messaging.work:actions.release'))
  await expect(gulay.getByText(nl('messaging.work:thread.nobody'))).toBeVisible()
  await press(nl('messaging.work:actions.take'))
  await gulay.getByLabel(nl('messaging.work:answer.label')).focus()
  await gulay.keyboard.type('Fietsen mag. Stop als het pijn doet.')
  await gulay.keyboard.press('Tab')
  await gulay.keyboard.press('Enter')
  await expect(gulay.getByText('Fietsen mag. Stop als het pijn doet.')).toBeVisible()
})

test('a professional turns the weeks of the agenda and sees colleagues', async ({ enter, checkPage }) => {
  const joost = await enter('joost')
  await joost.goto('/werk/agenda')
  await checkPage(joost)
  const cutOff = await joost
    .locator('.week-entry:not(.week-session)')
    .evaluateAll((entries) => entries.filter((entry) => entry.scrollHeight > entry.clientHeight + 1).length)
  expect(cutOff, 'appointments of which something can’t be read').toBe(0)
  const title = await joost.getByRole('heading', { level: 1 }).innerText()
  await joost.getByRole('link', { name: nl('appointments.work:agenda.next') }).click()
  await expect(joost.getByRole('heading', { level: 1 })).not.toHaveText(title)
  await joost.getByRole('link', { name: nl('appointments.work:agenda.thisWeek') }).click()
  await expect(joost.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('a buurtteam worker sees no question and no patient of a practice', async ({ enter, expectNotFound }) => {
  const farid = await enter('farid')
  await farid.goto('/werk/vragen')
  await expect(farid.getByText('Mijn medicijnen zijn op')).toHaveCount(0)
  const sanne = await enter('sanne')
  await openQuestion(sanne, 'Mijn medicijnen zijn op')
  const thread = new URL(sanne.url()).pathname
  await sanne.getByRole('link', { name: nl('messaging.work:aside.more') }).click()
  await expect(sanne).toHaveURL(/\/werk\/bewoners\//)
  await expectNotFound(farid, thread)
  await expectNotFound(farid, new URL(sanne.url()).pathname)
  for (const path of ['/mijn', '/mijn/4d', '/beheer/accounts']) await expectNotFound(farid, path)
})
